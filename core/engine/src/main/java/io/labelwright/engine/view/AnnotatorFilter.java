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
                    ? isCalled(stage, source.substring(STAGE.length()))
                    : Glob.matches(source, annotator);
            met[i] |= match;
            accepted |= match;
        }
        return accepted;
    }

    /**
     * Whether a name means a stage: its id, or, for the stage {@code LOOP/3/STAGE} of a round, the name of the loop for
     * all its stages, and {@code LOOP/STAGE} or {@code STAGE} for this one in whatever round.
     */
    static boolean isCalled(String stage, String name) {
        int first = stage.indexOf('/');
        if (first < 0 || stage.equals(name)) {
            return stage.equals(name);
        }
        String loop = stage.substring(0, first);
        String inner = stage.substring(stage.indexOf('/', first + 1) + 1);
        return name.equals(loop) || name.equals(inner) || name.equals(loop + "/" + inner);
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
