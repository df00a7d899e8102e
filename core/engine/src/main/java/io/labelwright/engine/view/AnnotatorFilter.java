package io.labelwright.engine.view;

import io.labelwright.engine.table.Glob;
import java.util.List;

/** Which annotators a stage wants: globs of names, or {@code stage:ID}. */
final class AnnotatorFilter {

    private static final String STAGE = "stage:";

    private final List<String> sources;

    AnnotatorFilter(List<String> sources) {
        this.sources = sources;
    }

    boolean accepts(String annotator, String stage) {
        if (sources.isEmpty()) {
            return true;
        }
        for (String source : sources) {
            boolean match = source.startsWith(STAGE)
                    ? source.substring(STAGE.length()).equals(stage)
                    : Glob.matches(source, annotator);
            if (match) {
                return true;
            }
        }
        return false;
    }
}
