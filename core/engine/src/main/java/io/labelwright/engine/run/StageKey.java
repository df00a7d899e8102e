package io.labelwright.engine.run;

import io.labelwright.engine.config.ConfigEntry;
import io.labelwright.engine.plan.PlannedStage;
import io.labelwright.engine.plugin.KeyDescriptor.Mark;
import io.labelwright.engine.store.StageRecord;
import io.labelwright.engine.store.file.Sha256;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that decides what a stage computes, by names that a user understands. Two runs with equal causes give equal
 * bytes, so the hash of the causes is the key under which the result is kept; and the first cause that differs is the
 * reason why a stage runs again. No path of an input, clock, host or thread count is among them.
 */
final class StageKey {

    /** Causes that show a config key for people: the canonical config is what counts. */
    static final String CONFIG_KEY = "config ";

    static final String CONFIG = "config";
    static final String INPUT = StageRecord.INPUT;
    /** What a source gave that is no file. */
    static final String CONTENT = "content of its source";

    static final String JAR = "plug-in jar ";
    static final String LABELS = "labels";
    static final String GUIDELINES = "guidelines";

    /** How many answers of people there are, and what they say. */
    static final String ANSWERS = "answers of people";

    static final String ANSWERS_HASH = "content of answers";

    private final Map<String, String> causes = new LinkedHashMap<>();

    StageKey(PlannedStage stage, Map<String, String> jars, @Nullable LabelSchema schema, long seed) {
        causes.put("strategy", stage.strategy().id());
        causes.put("strategy version", Integer.toString(stage.strategy().version()));
        jars.forEach((jar, hash) -> causes.put(JAR + jar, hash));
        causes.put("stage id", stage.id());
        for (ConfigEntry entry : stage.config().entries()) {
            if (!entry.key().is(Mark.INPUT)) {
                causes.put(CONFIG_KEY + entry.path(), entry.secret() ? "***" : entry.value());
            }
        }
        causes.put(CONFIG, stage.config().canonical());
        causes.put(LABELS, schema == null ? "from data" : ClassChange.text(schema));
        if (stage.strategy().seeded()) {
            causes.put("seed", Long.toString(seed));
        }
        if (stage.strategy().guided() && schema != null) {
            guided(schema);
        }
    }

    /** What is said to whoever labels. Other stages do not see it, so it can change nothing for them. */
    private void guided(LabelSchema schema) {
        if (schema.guidelines() != null) {
            causes.put(GUIDELINES, schema.guidelines());
        }
        for (LabelClass known : schema.classes()) {
            if (known.description() != null) {
                causes.put("description of class " + known.name(), known.description());
            }
        }
    }

    /** Adds a cause. */
    void add(String name, String value) {
        causes.put(name, value);
    }

    Map<String, String> causes() {
        return causes;
    }

    String hash() {
        var text = new StringBuilder("labelwright stage 1\n");
        causes.forEach((name, value) -> {
            if (!name.startsWith(CONFIG_KEY)) {
                // An input counts by its content, not by its name.
                String counted = name.startsWith(INPUT) ? INPUT : name;
                text.append(counted.length()).append(':').append(counted);
                text.append(value.length()).append(':').append(value).append('\n');
            }
        });
        return Sha256.of(text.toString());
    }
}
