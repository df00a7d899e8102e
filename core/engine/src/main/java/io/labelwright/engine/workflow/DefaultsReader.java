package io.labelwright.engine.workflow;

import static io.labelwright.spi.problem.StandardError.WRONG_NAME;

import io.labelwright.engine.yaml.Located;
import io.labelwright.engine.yaml.MapNode;
import io.labelwright.engine.yaml.ProblemLog;
import io.labelwright.engine.yaml.SafeText;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code defaults:} of one file. */
final class DefaultsReader {

    private DefaultsReader() {}

    static List<StageDefaults> read(Fields fields, ProblemLog log) {
        MapNode map = fields.map("defaults", "for example defaults: {consensus/*: {quorum: 2}}");
        var defaults = new ArrayList<StageDefaults>();
        if (map == null) {
            return defaults;
        }
        for (MapNode.Entry entry : map.entries()) {
            if (!Names.isStrategyPattern(entry.key())) {
                log.error(
                        WRONG_NAME,
                        entry.keyPlace(),
                        "'defaults' are for a strategy or a glob of strategies, not " + SafeText.quoted(entry.key()),
                        "for example import/csv or consensus/*");
            } else if (entry.value() instanceof MapNode with) {
                defaults.add(new StageDefaults(new Located<>(entry.key(), entry.keyPlace()), with));
            } else {
                Fields.wrongType(
                        entry.value(),
                        "defaults of " + SafeText.quoted(entry.key()),
                        "a map of config keys",
                        null,
                        log);
            }
        }
        return defaults;
    }
}
