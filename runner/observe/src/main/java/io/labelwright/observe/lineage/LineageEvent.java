package io.labelwright.observe.lineage;

import io.labelwright.engine.yaml.SafeText;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.TableKind;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** One run event of the OpenLineage specification, and how it is written down. */
final class LineageEvent {

    private static final JsonFactory FACTORY = new JsonFactory();

    private static final String SPECIFICATION = "https://openlineage.io/spec/";

    private final Source source;
    private final String type;
    private final Instant time;
    private final UUID run;
    private final String job;
    private final JobType jobType;
    private final Map<String, Dataset> inputs = new LinkedHashMap<>();
    private final Map<String, Dataset> outputs = new LinkedHashMap<>();
    private String description = "";
    private @Nullable UUID parentRun;
    private String parentJob = "";
    private @Nullable String error;

    /** Who tells: the namespace of its jobs and the version of the program. */
    record Source(String namespace, String version) {

        String producer() {
            return "urn:io.labelwright:labelwright:" + version;
        }
    }

    /** The kinds of jobs that there are. */
    enum JobType {
        WORKFLOW,
        STAGE
    }

    LineageEvent(Source source, String type, Instant time, UUID run, String job, JobType jobType) {
        this.source = source;
        this.type = type;
        this.time = time;
        this.run = run;
        this.job = job;
        this.jobType = jobType;
    }

    void description(@Nullable String text) {
        description = text == null ? "" : text;
    }

    void parent(UUID id, String name) {
        parentRun = id;
        parentJob = name;
    }

    void error(String message) {
        error = message;
    }

    void input(Dataset dataset) {
        inputs.put(dataset.namespace + " " + dataset.name, dataset);
    }

    void output(Dataset dataset) {
        outputs.put(dataset.namespace + " " + dataset.name, dataset);
    }

    /** One object on one line, without a line feed. */
    String print() {
        var text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("eventType", type);
            json.writeStringProperty(
                    "eventTime", time.truncatedTo(ChronoUnit.MILLIS).toString());
            json.writeStringProperty("producer", source.producer());
            json.writeStringProperty("schemaURL", SPECIFICATION + "2-0-2/OpenLineage.json#/$defs/RunEvent");
            json.writeObjectPropertyStart("run");
            json.writeStringProperty("runId", run.toString());
            json.writeObjectPropertyStart("facets");
            writeRunFacets(json);
            json.writeEndObject();
            json.writeEndObject();
            json.writeObjectPropertyStart("job");
            json.writeStringProperty("namespace", source.namespace());
            json.writeStringProperty("name", job);
            json.writeObjectPropertyStart("facets");
            writeJobFacets(json);
            json.writeEndObject();
            json.writeEndObject();
            write(json, "inputs", inputs);
            write(json, "outputs", outputs);
            json.writeEndObject();
        }
        return SafeText.json(text.toString());
    }

    private void writeRunFacets(JsonGenerator json) {
        facet(json, "processing_engine", "1-1-1", "ProcessingEngineRunFacet");
        json.writeStringProperty("name", "labelwright");
        json.writeStringProperty("version", source.version());
        json.writeEndObject();
        if (parentRun != null) {
            facet(json, "parent", "1-0-1", "ParentRunFacet");
            json.writeObjectPropertyStart("run");
            json.writeStringProperty("runId", parentRun.toString());
            json.writeEndObject();
            json.writeObjectPropertyStart("job");
            json.writeStringProperty("namespace", source.namespace());
            json.writeStringProperty("name", parentJob);
            json.writeEndObject();
            json.writeEndObject();
        }
        if (error != null) {
            facet(json, "errorMessage", "1-0-1", "ErrorMessageRunFacet");
            json.writeStringProperty("message", error);
            json.writeStringProperty("programmingLanguage", "JAVA");
            json.writeEndObject();
        }
    }

    private void writeJobFacets(JsonGenerator json) {
        facet(json, "jobType", "2-0-3", "JobTypeJobFacet");
        json.writeStringProperty("processingType", "BATCH");
        json.writeStringProperty("integration", "LABELWRIGHT");
        json.writeStringProperty("jobType", jobType.name());
        json.writeEndObject();
        if (!description.isEmpty()) {
            facet(json, "documentation", "1-0-1", "DocumentationJobFacet");
            json.writeStringProperty("description", description);
            json.writeEndObject();
        }
    }

    private void write(JsonGenerator json, String name, Map<String, Dataset> datasets) {
        json.writeArrayPropertyStart(name);
        for (Dataset dataset : datasets.values()) {
            json.writeStartObject();
            json.writeStringProperty("namespace", dataset.namespace);
            json.writeStringProperty("name", dataset.name);
            json.writeObjectPropertyStart("facets");
            if (!dataset.columns.isEmpty()) {
                facet(json, "schema", "1-1-1", "SchemaDatasetFacet");
                json.writeArrayPropertyStart("fields");
                for (ColumnSpec column : dataset.columns) {
                    json.writeStartObject();
                    json.writeStringProperty("name", column.name());
                    json.writeStringProperty("type", column.type().name().toLowerCase(Locale.ROOT));
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            if (dataset.version != null) {
                facet(json, "version", "1-0-1", "DatasetVersionDatasetFacet");
                json.writeStringProperty("datasetVersion", dataset.version);
                json.writeEndObject();
            }
            json.writeEndObject();
            if (dataset.rows != null) {
                json.writeObjectPropertyStart("outputFacets");
                facet(json, "outputStatistics", "1-0-2", "OutputStatisticsOutputDatasetFacet");
                json.writeNumberProperty("rowCount", dataset.rows);
                json.writeEndObject();
                json.writeEndObject();
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void facet(JsonGenerator json, String name, String version, String schema) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("_producer", source.producer());
        json.writeStringProperty(
                "_schemaURL", SPECIFICATION + "facets/" + version + "/" + schema + ".json#/$defs/" + schema);
    }

    /** What is read or written. */
    static final class Dataset {

        private final String namespace;
        private final String name;
        private final List<ColumnSpec> columns;
        private @Nullable Long rows;
        private @Nullable String version;

        private Dataset(String namespace, String name, List<ColumnSpec> columns) {
            this.namespace = namespace;
            this.name = name;
            this.columns = columns;
        }

        static Dataset file(Path path) {
            return new Dataset("file", path.toAbsolutePath().normalize().toString(), List.of());
        }

        /** One that lies elsewhere: the server or the bucket, and where it lies there. */
        static Dataset at(String namespace, String name) {
            return new Dataset(namespace, name, List.of());
        }

        static Dataset table(String namespace, String name, TableKind kind) {
            return new Dataset(
                    namespace,
                    name,
                    kind.columns().stream().filter(column -> !column.hidden()).toList());
        }

        Dataset rows(@Nullable Long count) {
            rows = count;
            return this;
        }

        Dataset version(String sha256) {
            version = sha256;
            return this;
        }
    }
}
