package io.labelwright.engine.run;

import io.labelwright.engine.config.ConfigValue;
import io.labelwright.engine.plan.Plan;
import io.labelwright.engine.plan.PlannedStage;
import io.labelwright.engine.remote.RemotePath;
import io.labelwright.engine.yaml.Located;
import java.io.StringWriter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.dataformat.yaml.YAMLFactory;

/**
 * The workflow as it ran, as YAML for people: variables replaced, defaults written out, secrets as {@code ***}. Kept
 * with the record of every run, since the file may have changed when somebody asks.
 */
final class ResolvedWorkflow {

    private ResolvedWorkflow() {}

    static String yaml(Plan plan) {
        var text = new StringWriter();
        try (JsonGenerator yaml = YAMLFactory.builder().build().createGenerator(ObjectWriteContext.empty(), text)) {
            yaml.writeStartObject();
            yaml.writeStringProperty("workflow", plan.workflow().name());
            yaml.writeNumberProperty("seed", plan.workflow().seed());
            yaml.writeArrayPropertyStart("stages");
            for (PlannedStage stage : plan.stages()) {
                if (stage.inLoop() == null) {
                    stage(yaml, plan, stage, stage.id());
                }
            }
            yaml.writeEndArray();
            yaml.writeEndObject();
        }
        return text.toString();
    }

    private static void stage(JsonGenerator yaml, Plan plan, PlannedStage stage, String id) {
        yaml.writeStartObject();
        yaml.writeStringProperty("id", id);
        yaml.writeStringProperty("uses", stage.strategy().id());
        List<Located<String>> needs = stage.node().needs();
        if (needs != null) {
            yaml.writeArrayPropertyStart("needs");
            needs.forEach(need -> yaml.writeString(need.value()));
            yaml.writeEndArray();
        }
        if (!stage.node().from().isEmpty()) {
            yaml.writeObjectPropertyStart("from");
            stage.node().from().forEach((kind, other) -> yaml.writeStringProperty(kind.word(), other.value()));
            yaml.writeEndObject();
        }
        yaml.writeName("with");
        if (stage.isLoop()) {
            loop(yaml, plan, stage);
        } else {
            value(yaml, stage.config().root(), stage, "");
        }
        yaml.writeEndObject();
    }

    private static void loop(JsonGenerator yaml, Plan plan, PlannedStage loop) {
        yaml.writeStartObject();
        loop.config().root().values().forEach((key, inner) -> {
            yaml.writeName(key);
            value(yaml, inner, loop, key);
        });
        yaml.writeArrayPropertyStart("stages");
        for (PlannedStage stage : plan.round(loop, 1)) {
            stage(yaml, plan, stage, Objects.requireNonNull(stage.inLoop()).inner());
        }
        yaml.writeEndArray();
        yaml.writeEndObject();
    }

    private static void value(JsonGenerator yaml, ConfigValue value, PlannedStage stage, String path) {
        if (value instanceof ConfigValue.Mapping mapping) {
            yaml.writeStartObject();
            mapping.values().forEach((key, inner) -> {
                yaml.writeName(key);
                value(yaml, inner, stage, path.isEmpty() ? key : path + "." + key);
            });
            yaml.writeEndObject();
        } else if (value instanceof ConfigValue.Sequence sequence) {
            yaml.writeStartArray();
            sequence.values().forEach(inner -> value(yaml, inner, stage, path));
            yaml.writeEndArray();
        } else if (value instanceof ConfigValue.Scalar scalar) {
            scalar(yaml, scalar, stage.elsewhere().get(path));
        }
    }

    private static void scalar(JsonGenerator yaml, ConfigValue.Scalar scalar, @Nullable RemotePath elsewhere) {
        if (scalar.secret()) {
            yaml.writeString("***");
        } else if (elsewhere != null) {
            // An address may hold a signature.
            yaml.writeString(elsewhere.address().shown());
        } else if (scalar.value() instanceof Long number) {
            yaml.writeNumber(number);
        } else if (scalar.value() instanceof Double number) {
            yaml.writeNumber(number);
        } else if (scalar.value() instanceof Boolean flag) {
            yaml.writeBoolean(flag);
        } else {
            yaml.writeString(scalar.value().toString());
        }
    }
}
