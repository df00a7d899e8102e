package io.labelwright.engine.run;

import io.labelwright.engine.store.RunStage;
import tools.jackson.core.JsonGenerator;

/** The status of a workflow as the JSON that {@code status --json} prints. */
public final class WorkflowStatusJson {

    private WorkflowStatusJson() {}

    /** The whole status as one object. */
    public static String print(WorkflowStatus status) {
        return RunsJson.object(json -> {
            json.writeStringProperty("workflow", status.workflow());
            if (status.run() == null) {
                json.writeNullProperty("run");
            } else {
                json.writeObjectPropertyStart("run");
                RunsJson.head(json, status.run());
                json.writeEndObject();
            }
            json.writeArrayPropertyStart("stages");
            status.stages().forEach(stage -> stage(json, stage));
            json.writeEndArray();
            json.writeArrayPropertyStart("people");
            for (WorkflowStatus.Asked asked : status.people()) {
                json.writeStartObject();
                json.writeStringProperty("stage", asked.stage());
                if (asked.queued() < 0) {
                    json.writeNullProperty("queued");
                } else {
                    json.writeNumberProperty("queued", asked.queued());
                }
                json.writeNumberProperty("answered", asked.answered());
                RunsJson.numbers(json, "answers", asked.byAnnotator());
                json.writeArrayPropertyStart("gold");
                for (WorkflowStatus.GoldScore score : asked.gold()) {
                    json.writeStartObject();
                    json.writeStringProperty("annotator", score.annotator());
                    json.writeNumberProperty("answers", score.answers());
                    json.writeNumberProperty("right", score.right());
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static void stage(JsonGenerator json, WorkflowStatus.StageState stage) {
        json.writeStartObject();
        json.writeStringProperty("id", stage.id());
        json.writeStringProperty("uses", stage.uses());
        RunStage last = stage.last();
        json.writeStringProperty("status", last == null ? null : last.status());
        json.writeStringProperty("reason", last == null ? null : last.reason());
        if (last == null) {
            json.writeNullProperty("counts");
        } else {
            RunsJson.numbers(json, "counts", last.counts());
        }
        StagePreview next = stage.next();
        json.writeName("next");
        if (next == null) {
            json.writeNull();
        } else {
            json.writeStartObject();
            json.writeStringProperty("action", next.action().word());
            json.writeStringProperty("reason", next.reason());
            json.writeEndObject();
        }
        json.writeEndObject();
    }
}
