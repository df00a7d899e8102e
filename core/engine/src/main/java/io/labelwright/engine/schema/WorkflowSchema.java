package io.labelwright.engine.schema;

import static io.labelwright.engine.schema.Json.object;

import io.labelwright.engine.plugin.Plugins;
import io.labelwright.engine.plugin.StrategyDescriptor;
import io.labelwright.engine.workflow.EngineChoice;
import io.labelwright.engine.workflow.StageNode;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The workflow file as a JSON Schema (draft 2020-12) with the strategies that are installed, for editors and other
 * tools. It knows what can be known of one file without its neighbours: keys, types, ranges, words, ids. What stages
 * are to each other, and what stands in data, only {@code validate} knows.
 */
public final class WorkflowSchema {

    private static final Map<String, Object> TEXT = KeySchema.TEXT;
    private static final String ID = "^[a-z0-9_-]+$";
    private static final String WHOLE_VARIABLE = "^\\$\\{(vars|env|secret)\\.[A-Za-z_][A-Za-z0-9_.-]*\\}$";

    private final Collection<StrategyDescriptor> strategies;

    private WorkflowSchema(Collection<StrategyDescriptor> strategies) {
        this.strategies = strategies;
    }

    /** The schema of a workflow file, as JSON text. */
    public static String of(Plugins plugins) {
        return Json.print(new WorkflowSchema(plugins.strategies()).workflow());
    }

    /** The schema of a file that workflows include, as JSON text. */
    public static String ofIncluded(Plugins plugins) {
        return Json.print(new WorkflowSchema(plugins.strategies()).included());
    }

    private Map<String, Object> workflow() {
        Map<String, Object> properties = object(
                "workflow", described("Name of the workflow.", object("type", "string", "pattern", "^[a-z0-9-]+$")),
                "description", described("What it is for.", TEXT),
                "seed", described("Seed of all that draws lots.", orVariable(object("type", "integer"))),
                "labels", labels(),
                "vars", described("Variables, used as ${vars.NAME}.", object("type", List.of("object", "null"))));
        properties.putAll(shared());
        properties.put(
                "engine",
                described(
                        "What runs it.",
                        words(Arrays.stream(EngineChoice.values()).map(EngineChoice::word))));
        properties.put("store", store());
        Map<String, Object> schema = head("A Labelwright workflow");
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("additionalProperties", false);
        schema.put("required", List.of("workflow", "labels"));
        // Defaults and included files may give keys that a stage leaves out, and stages.
        schema.put("if", object("not", object("anyOf", List.of(has("defaults"), has("include")))));
        schema.put(
                "then",
                object(
                        "required",
                        List.of("stages"),
                        "properties",
                        object("stages", object("items", object("$ref", "#/$defs/whole_stage")))));
        schema.put("else", object("anyOf", List.of(has("stages"), has("include"))));
        schema.put("$defs", definitions());
        return schema;
    }

    private Map<String, Object> included() {
        Map<String, Object> properties = object("description", described("What it is for.", TEXT));
        properties.putAll(shared());
        Map<String, Object> schema = head("A file that Labelwright workflows include");
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("additionalProperties", false);
        schema.put("$defs", definitions());
        return schema;
    }

    private static Map<String, Object> head(String title) {
        return object("$schema", "https://json-schema.org/draft/2020-12/schema", "title", title);
    }

    /** What workflows and included files have in common. */
    private Map<String, Object> shared() {
        var exact = new LinkedHashMap<String, Object>();
        for (StrategyDescriptor strategy : strategies) {
            exact.put(strategy.id(), object("$ref", with(strategy)));
        }
        return object(
                "include",
                described(
                        "Files whose stages and defaults come first; paths are relative to this file.",
                        object("type", "array", "items", TEXT)),
                "defaults",
                described(
                        "Strategy id or glob: keys for the stages that use it.",
                        object(
                                "type",
                                "object",
                                "properties",
                                exact,
                                "patternProperties",
                                object("^[a-z0-9_*?-]*(/[a-z0-9_*?-]+)?$", object("type", "object")),
                                "propertyNames",
                                object("anyOf", List.of(object("pattern", "[*?]"), object("enum", ids()))))),
                "stages",
                described("What is done.", object("type", "array", "items", object("$ref", "#/$defs/stage"))));
    }

    private List<String> ids() {
        return strategies.stream().map(StrategyDescriptor::id).toList();
    }

    private Map<String, Object> definitions() {
        var definitions = new LinkedHashMap<String, Object>();
        definitions.put(
                "variable",
                object(
                        "type",
                        "string",
                        "pattern",
                        WHOLE_VARIABLE,
                        "description",
                        "${vars.NAME}, ${env.NAME} or ${secret.NAME}"));
        definitions.put("text", object("type", List.of("string", "number", "boolean")));
        definitions.put("stage", stage());
        definitions.put("whole_stage", wholeStage());
        for (StrategyDescriptor strategy : strategies) {
            definitions.put(name(strategy), config(strategy));
        }
        return definitions;
    }

    private static Map<String, Object> config(StrategyDescriptor strategy) {
        Map<String, Object> config = described(strategy.summary(), KeySchema.config(strategy.keys()));
        if (strategy.id().equals(StageNode.LOOP) && config.get("properties") instanceof Map<?, ?> properties) {
            var withStages = new LinkedHashMap<String, Object>();
            properties.forEach((key, value) -> withStages.put((String) key, value));
            withStages.put(
                    "stages",
                    described(
                            "The stages of a round.",
                            object("type", "array", "items", object("$ref", "#/$defs/stage"))));
            config.put("properties", withStages);
        }
        return config;
    }

    private static String name(StrategyDescriptor strategy) {
        return strategy.id().replace('/', '.');
    }

    private static String with(StrategyDescriptor strategy) {
        return "#/$defs/" + name(strategy);
    }

    private Map<String, Object> stage() {
        var byStrategy = new ArrayList<Object>();
        var uses = new ArrayList<Object>();
        for (StrategyDescriptor strategy : strategies) {
            uses.add(object("const", strategy.id(), "description", strategy.summary()));
            byStrategy.add(object(
                    "if",
                    uses(strategy),
                    "then",
                    object("properties", object("with", object("$ref", with(strategy))))));
        }
        return object(
                "type",
                "object",
                "properties",
                object(
                        "id",
                        described(
                                "Its name, once in the workflow.",
                                object("type", List.of("string", "integer"), "pattern", ID)),
                        "uses",
                        described("Which strategy or connector.", object("anyOf", uses)),
                        "needs",
                        described(
                                "Stages whose views it sees; default: the stage before it; []: nothing.",
                                object("type", "array", "items", TEXT)),
                        "with",
                        described("Keys of the strategy.", object("type", List.of("object", "null"))),
                        "from",
                        described("Whose version of a table it reads.", from()),
                        "when",
                        described("CEL condition on counts and vars; else it is skipped.", TEXT),
                        "timeout",
                        described("Longest time it may take.", time()),
                        "retry",
                        described(
                                "How often failures of resources are tried again.",
                                object(
                                        "type",
                                        "object",
                                        "properties",
                                        object(
                                                "attempts",
                                                orVariable(object("type", "integer", "minimum", 1L, "maximum", 100L)),
                                                "backoff",
                                                time()),
                                        "required",
                                        List.of("attempts"),
                                        "additionalProperties",
                                        false))),
                "required",
                List.of("id", "uses"),
                "additionalProperties",
                false,
                "allOf",
                byStrategy);
    }

    /** A stage to which no defaults can add anything. */
    private Map<String, Object> wholeStage() {
        var byStrategy = new ArrayList<Object>();
        for (StrategyDescriptor strategy : strategies) {
            Map<String, Object> required = KeySchema.required(strategy.keys());
            if (!required.isEmpty()) {
                required.put("type", "object");
                byStrategy.add(object(
                        "if",
                        uses(strategy),
                        "then",
                        object("required", List.of("with"), "properties", object("with", required))));
            }
        }
        return byStrategy.isEmpty() ? object() : object("allOf", byStrategy);
    }

    private static Map<String, Object> uses(StrategyDescriptor strategy) {
        return object("properties", object("uses", object("const", strategy.id())), "required", List.of("uses"));
    }

    private static Map<String, Object> from() {
        var tables = new LinkedHashMap<String, Object>();
        for (TableKind kind : TableKind.values()) {
            if (!kind.additive()) {
                tables.put(kind.word(), TEXT);
            }
        }
        return object("type", "object", "properties", tables, "additionalProperties", false);
    }

    private static Map<String, Object> time() {
        return orVariable(object("type", "string", "pattern", "^[0-9]{1,9}(ms|s|m|h|d)$"));
    }

    private static Map<String, Object> labels() {
        Map<String, Object> described = object(
                "type",
                "object",
                "properties",
                object(
                        "name",
                        anyScalar(),
                        "description",
                        TEXT,
                        "key",
                        TEXT,
                        "aliases",
                        object("anyOf", List.of(object("type", "array", "items", anyScalar()), TEXT)),
                        "parent",
                        anyScalar()),
                "required",
                List.of("name"),
                "additionalProperties",
                false);
        return described(
                "What a label says.",
                object(
                        "type",
                        "object",
                        "properties",
                        object(
                                "task",
                                words(Arrays.stream(Task.values()).map(Task::word)),
                                "classes",
                                described(
                                        "The classes, in order where the order means something; or from_data.",
                                        object(
                                                "anyOf",
                                                List.of(
                                                        object("const", "from_data"),
                                                        KeySchema.VARIABLE,
                                                        object(
                                                                "type",
                                                                "array",
                                                                "minItems",
                                                                1L,
                                                                "items",
                                                                object("anyOf", List.of(anyScalar(), described)))))),
                                "guidelines",
                                described("Path of the text that people follow.", TEXT)),
                        "required",
                        List.of("task"),
                        "additionalProperties",
                        false));
    }

    /** Names of classes keep the spelling of the file, null too. */
    private static Map<String, Object> anyScalar() {
        return object("type", List.of("string", "number", "boolean", "null"));
    }

    private static Map<String, Object> store() {
        Map<String, Object> database = object(
                "type",
                "object",
                "properties",
                object("database", TEXT, "files", TEXT, "user", TEXT, "password", TEXT),
                "required",
                List.of("database"),
                "additionalProperties",
                false);
        return described(
                "Where results are kept: a folder, or a database with a folder for tables.",
                object("anyOf", List.of(TEXT, database)));
    }

    private static Map<String, Object> words(java.util.stream.Stream<String> words) {
        return orVariable(object("enum", words.toList()));
    }

    private static Map<String, Object> has(String key) {
        return object("required", List.of(key));
    }

    private static Map<String, Object> orVariable(Map<String, Object> schema) {
        return object("anyOf", List.of(schema, KeySchema.VARIABLE));
    }

    private static Map<String, Object> described(String description, Map<String, Object> schema) {
        Map<String, Object> described = object("description", description);
        described.putAll(schema);
        return described;
    }
}
