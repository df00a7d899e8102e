package io.labelwright.engine.run;

import io.labelwright.engine.config.PrettyJson;
import io.labelwright.engine.plan.Access;
import io.labelwright.engine.plan.Plan;
import io.labelwright.engine.plan.PlannedStage;
import io.labelwright.engine.plugin.Plugins;
import io.labelwright.engine.remote.RemotePath;
import io.labelwright.engine.remote.RemoteTraffic;
import io.labelwright.engine.store.StageRecord;
import io.labelwright.engine.store.file.AtomicFile;
import io.labelwright.engine.store.file.FolderFiles;
import io.labelwright.engine.store.file.Sha256;
import io.labelwright.spi.table.TableKind;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonFactory;

/**
 * Says of each exported file what it is and where it came from, in a file of its own beside it:
 * {@code .labels.csv.manifest.json} for {@code labels.csv}. The dot keeps it out of the way of readers that take all
 * files of a folder. No clock, path, host or thread count is in it: the same export has the same manifest everywhere.
 */
final class Manifests {

    private final RunState state;
    private final Plugins plugins;
    private final RemoteTraffic remote;

    Manifests(RunState state, Plugins plugins, RemoteTraffic remote) {
        this.state = state;
        this.plugins = plugins;
        this.remote = remote;
    }

    /** Where the manifest of a file lies. */
    static Path beside(Path output) {
        return output.resolveSibling(Access.manifestName(String.valueOf(output.getFileName())));
    }

    /** Writes the manifest of an export that is over, unless it is there already. */
    void write(PlannedStage stage, StageResult result) throws IOException {
        StageRecord record = result.record();
        if (record == null || record.exports().isEmpty()) {
            return;
        }
        RemotePath path = stage.remote();
        if (path != null) {
            write(
                    path,
                    json(stage, path.address().name(), result, record.exports().get(0)));
            return;
        }
        if (stage.output() == null) {
            return;
        }
        Path file = beside(state.plan().access().stillWritable(stage.output()));
        byte[] bytes = json(
                        stage,
                        String.valueOf(stage.output().getFileName()),
                        result,
                        record.exports().get(0))
                .getBytes(StandardCharsets.UTF_8);
        if (!Arrays.equals(bytes, present(file))) {
            AtomicFile.replace(file, out -> out.write(bytes));
        }
    }

    private void write(RemotePath path, String json) {
        RemotePath manifest = path.beside(Access.manifestName(path.address().name()));
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        if (remote.changeOf(manifest, Sha256.of(bytes), (share, what) -> {}) != null) {
            remote.put(manifest, out -> out.write(bytes), (share, what) -> {});
        }
    }

    private static byte[] present(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return new byte[0];
        }
    }

    private String json(PlannedStage stage, String file, StageResult result, StageRecord.Export export)
            throws IOException {
        Plan plan = state.plan();
        Set<Integer> sources = new TreeSet<>(state.flow().ancestors(stage.index()));
        sources.add(stage.index());
        var text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(new PrettyJson(), text)) {
            json.writeStartObject();
            json.writeNumberProperty("manifest", 1);
            json.writeStringProperty("file", file);
            json.writeStringProperty(
                    "table", Objects.requireNonNullElse(stage.config().text("table"), ""));
            json.writeNumberProperty("rows", export.rows());
            json.writeStringProperty("sha256", export.sha256());
            if (stage.output() != null && Files.isDirectory(stage.output())) {
                json.writeArrayPropertyStart("files");
                FolderFiles.of(stage.output()).keySet().forEach(json::writeString);
                json.writeEndArray();
            }
            json.writeObjectPropertyStart("workflow");
            json.writeStringProperty("name", plan.workflow().name());
            json.writeStringProperty("sha256", WorkflowHash.of(plan, state.schema()));
            json.writeNumberProperty("seed", plan.workflow().seed());
            if (plan.guidelines() != null) {
                json.writeStringProperty("guidelines", plan.guidelines());
            }
            json.writeEndObject();
            json.writeArrayPropertyStart("stages");
            for (int source : sources) {
                if (plan.stages().get(source).isGate()) {
                    continue;
                }
                stage(json, plan.stages().get(source), source == stage.index() ? result : state.result(source));
            }
            json.writeEndArray();
            counts(json, stage);
            json.writeEndObject();
        }
        return text + "\n";
    }

    /** The hash of what a stage read: of its file, and of those beside it, such as the ids of a matrix. */
    private static void inputs(JsonGenerator json, Map<String, String> causes) {
        List<String> hashes = causes.entrySet().stream()
                .filter(cause -> StageRecord.isInputCause(cause.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        if (hashes.isEmpty()) {
            return;
        }
        json.writeStringProperty("input_sha256", hashes.get(0));
        if (hashes.size() > 1) {
            json.writeArrayPropertyStart("other_inputs_sha256");
            hashes.subList(1, hashes.size()).forEach(json::writeString);
            json.writeEndArray();
        }
    }

    private void stage(JsonGenerator json, PlannedStage stage, @Nullable StageResult result) {
        json.writeStartObject();
        json.writeStringProperty("id", stage.id());
        json.writeStringProperty("uses", stage.strategy().id());
        json.writeNumberProperty("version", stage.strategy().version());
        if (stage.isLoop() && result != null && result.report().status() != StageStatus.SKIPPED) {
            json.writeNumberProperty("rounds", state.rounds(stage));
            json.writeStringProperty("ended", state.end(stage));
            json.writeEndObject();
            return;
        }
        if (result == null || result.record() == null) {
            json.writeBooleanProperty("skipped", true);
            json.writeEndObject();
            return;
        }
        Map<String, String> jars = plugins.jarHashes(stage.strategy());
        if (!jars.isEmpty()) {
            json.writeObjectPropertyStart("jars");
            jars.forEach(json::writeStringProperty);
            json.writeEndObject();
        }
        inputs(json, result.record().causes());
        Map<String, Double> facts = result.report().facts();
        if (facts.containsKey("rows_read")) {
            json.writeObjectPropertyStart("rows");
            for (String count : new String[] {"read", "used", "repeated"}) {
                json.writeNumberProperty(
                        count, facts.getOrDefault("rows_" + count, 0.0).longValue());
            }
            reasons(json, "rejected", Balance.REJECTED, facts);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    /** How the items of the export's view balance, when it has labels in view. */
    private void counts(JsonGenerator json, PlannedStage stage) {
        if (!TableKind.LABELS.word().equals(stage.config().text("table"))) {
            return;
        }
        Map<String, Long> labels = new RunCounts(state).labelsSeenBy(stage);
        json.writeObjectPropertyStart("items");
        long all = labels.values().stream().mapToLong(Long::longValue).sum();
        json.writeNumberProperty("all", all);
        json.writeNumberProperty("labelled", labels.getOrDefault("labelled", 0L));
        json.writeNumberProperty("unresolved", labels.getOrDefault("unresolved", 0L));
        Map<String, Double> facts = Map.of();
        for (int writer : state.flow().writers(stage.index(), TableKind.LABELS)) {
            StageResult result = state.result(writer);
            facts = result == null ? facts : result.report().facts();
        }
        reasons(json, "excluded", Balance.EXCLUDED, facts);
        json.writeEndObject();
    }

    private static void reasons(JsonGenerator json, String name, String prefix, Map<String, Double> facts) {
        json.writeObjectPropertyStart(name);
        var sorted = new TreeMap<String, Long>();
        facts.forEach((fact, value) -> {
            if (fact.startsWith(prefix)) {
                sorted.put(fact.substring(prefix.length()), value.longValue());
            }
        });
        sorted.forEach(json::writeNumberProperty);
        json.writeEndObject();
    }
}
