package io.labelwright.engine.view;

import io.labelwright.engine.table.Glob;
import java.util.ArrayList;
import java.util.List;

/** Which annotators a stage wants: globs of names, or {@code stage:ID}. */
final class AnnotatorFilter {

    private static final String STAGE = "stage:";

    private final List<String> sources;
    private final boolean[] met;

    AnnotatorFilter(List<String> sources) {
        this.sources = sources;
        this.met = new boolean[sources.size()];
    }

    boolean accepts(String annotator, String stage) {
        if (sources.isEmpty()) {
            return true;
        }
        boolean accepted = false;
        for (int i = 0; i < met.length; i++) {
            String source = sources.get(i);
            boolean match = source.startsWith(STAGE)
                    ? source.substring(STAGE.length()).equals(stage)
                    : Glob.matches(source, annotator);
            met[i] |= match;
            accepted |= match;
        }
        return accepted;
    }

    /** The wanted ones that nobody was so far. */
    List<String> unmet() {
        var unmet = new ArrayList<String>();
        for (int i = 0; i < met.length; i++) {
            if (!met[i]) {
                unmet.add(sources.get(i));
            }
        }
        return unmet;
    }
}
