package io.labelwright.spi.annotation;

import java.util.List;

/**
 * Which answers a stage wants to see.
 *
 * @param sources annotator names with {@code *} and {@code ?}, or {@code stage:ID} for all answers that a stage
 *     brought; empty: all
 * @param repeated what to do with several answers of one annotator to one item
 * @param fixedLabels whether labels that were given by hand count as answers of their authors
 * @param gold whether known truths are filled in; only stages that declare to read gold may ask
 */
public record AnnotationQuery(List<String> sources, RepeatedAnswers repeated, boolean fixedLabels, boolean gold) {

    public AnnotationQuery {
        sources = List.copyOf(sources);
    }

    /** All answers, repeated ones kept, with the labels given by hand, without gold. */
    public static AnnotationQuery all() {
        return new AnnotationQuery(List.of(), RepeatedAnswers.KEEP_ALL, true, false);
    }
}
