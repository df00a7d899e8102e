package io.labelwright.engine.workflow;

import static io.labelwright.spi.problem.StandardError.ENGINE_MISSING;
import static io.labelwright.spi.problem.StandardError.OUT_OF_RANGE;
import static io.labelwright.spi.problem.StandardError.WRONG_NAME;

import io.labelwright.engine.secret.SecretMask;
import io.labelwright.engine.yaml.ListNode;
import io.labelwright.engine.yaml.Located;
import io.labelwright.engine.yaml.MapNode;
import io.labelwright.engine.yaml.NearestWord;
import io.labelwright.engine.yaml.Node;
import io.labelwright.engine.yaml.ProblemLog;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.engine.yaml.ScalarNode;
import io.labelwright.engine.yaml.SourceText;
import io.labelwright.engine.yaml.YamlReader;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads workflow files: finds all that is wrong in one pass, and returns what could be understood beside it. */
public final class WorkflowReader {

    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final List<String> KEYS = List.of(
            "workflow", "description", "seed", "labels", "vars", "stages", "defaults", "engine", "store", "include");

    /**
     * What a file gave.
     *
     * @param workflow as much as could be understood; null when the file is no map at all
     * @param problems what is wrong, in the order of the lines; without errors the workflow is whole
     * @param source the file's text, to show problems in
     */
    public record Result(@Nullable Workflow workflow, List<Problem> problems, SourceText source) {}

    private final Map<String, String> set;
    private final Function<String, @Nullable String> environment;
    private final Secrets secrets;
    private final IncludeFinder finder;

    /**
     * A reader.
     *
     * @param set variables given on the command line
     * @param environment looks up environment variables; gives null for those that are not set
     * @param secretsDir folder with one file for each secret; null when there is none
     */
    public WorkflowReader(
            Map<String, String> set, Function<String, @Nullable String> environment, @Nullable Path secretsDir) {
        this(set, environment, secretsDir, new SecretMask(), (path, folder, place) -> folder.resolve(path));
    }

    /**
     * A reader.
     *
     * @param mask is told every secret that the files use
     * @param finder says where included files lie
     */
    public WorkflowReader(
            Map<String, String> set,
            Function<String, @Nullable String> environment,
            @Nullable Path secretsDir,
            SecretMask mask,
            IncludeFinder finder) {
        this.finder = finder;
        this.set = new LinkedHashMap<>(set);
        this.environment = environment;
        this.secrets = new Secrets(environment, secretsDir, mask);
    }

    /** Reads a file; its path appears in places as it is given here. */
    public Result read(Path file) {
        var problems = new ArrayList<Problem>();
        String shown = file.toString();
        byte[] bytes = YamlReader.bytes(shown, file, problems);
        if (bytes == null) {
            return new Result(null, problems, new SourceText(shown, ""));
        }
        return read(new IncludedFile(shown, file), bytes);
    }

    /** Reads the content of a file; what it includes is looked for in the current folder. */
    public Result read(String shownFile, byte[] bytes) {
        return read(new IncludedFile(shownFile, Path.of("workflow.yaml")), bytes);
    }

    private Result read(IncludedFile file, byte[] bytes) {
        String shownFile = file.shown();
        var problems = new ArrayList<Problem>();
        Node root = YamlReader.read(shownFile, bytes, problems);
        Workflow workflow = null;
        List<SourceText> included = new ArrayList<>();
        if (root instanceof MapNode map) {
            workflow = workflow(map, file, included, new ProblemLog(problems));
        } else if (root != null) {
            Fields.wrongType(
                    root,
                    "a workflow file",
                    "a map",
                    "start it with workflow: NAME, labels: and stages:",
                    new ProblemLog(problems));
        }
        return new Result(
                workflow,
                ProblemLog.tidy(problems),
                SourceText.of(shownFile, bytes).with(included));
    }

    private Workflow workflow(MapNode raw, IncludedFile file, List<SourceText> texts, ProblemLog log) {
        Fields.of(raw, "the workflow", KEYS, log);
        Variables variables = variables(raw.get("vars"), log);
        var substitution = new Substitution(variables, environment, secrets, log);
        Fields fields = Fields.of(substitution.replaceWorkflow(raw), "the workflow", KEYS, log);

        var included = new IncludeReader(finder, substitution, log);
        Node include = fields.node("include");
        if (include != null) {
            included.read(include, file);
            texts.addAll(included.sources());
        }
        variables.warnOfMisspelt(set.keySet(), log);
        List<StageDefaults> defaults = new ArrayList<>(included.defaults());
        defaults.addAll(DefaultsReader.read(fields, log));
        Node labels = fields.required("labels", "for example labels: {task: classification, classes: [...]}");
        Node stages = included.stages().isEmpty()
                ? fields.required("stages", "a workflow needs at least one stage")
                : spliced(included.stages(), fields.node("stages"), raw.place());
        Located<String> description = fields.has("description") ? fields.text("description") : null;
        return new Workflow(
                name(fields, log),
                description == null ? null : description.value(),
                seed(fields),
                labels == null ? LabelsReader.unknown(raw.place()) : new LabelsReader(log).read(labels),
                variables.asMap(raw.place()),
                defaults,
                stages == null ? List.of() : new StageReader(defaults, Set.of(), log).read(stages),
                engine(fields, log),
                store(fields, log),
                included.files());
    }

    /** The stages of the included files before the file's own, as if they stood there. */
    private static Node spliced(List<Node> included, @Nullable Node own, Place place) {
        if (own != null && !(own instanceof ListNode)) {
            return own;
        }
        var all = new ArrayList<>(included);
        if (own instanceof ListNode list) {
            all.addAll(list.items());
        }
        return new ListNode(all, own == null ? place : own.place());
    }

    private Variables variables(@Nullable Node node, ProblemLog log) {
        var variables = new Variables();
        if (node instanceof MapNode map) {
            Node values = new Substitution(null, environment, secrets, log).replace(map);
            variables.declare((MapNode) values, log);
        } else if (node != null && !(node instanceof ScalarNode scalar && scalar.isNull())) {
            Fields.wrongType(node, "'vars'", "a map", "for example vars: {budget: 100}", log);
        }
        variables.override(set, log);
        return variables;
    }

    private static String name(Fields fields, ProblemLog log) {
        Located<String> name = fields.required("workflow", "give it a name: workflow: my-labels") == null
                ? null
                : fields.text("workflow");
        if (name == null) {
            return "";
        }
        if (Names.isWorkflow(name.value())) {
            return name.value();
        }
        String suggestion = Names.suggestion(name.value());
        log.error(
                WRONG_NAME,
                name.place(),
                "the name of a workflow holds a-z, 0-9 and '-' only, not " + SafeText.quoted(name.value()),
                suggestion == null ? null : suggestion.replace('_', '-'));
        return "";
    }

    private static long seed(Fields fields) {
        Node node = fields.node("seed");
        if (node == null) {
            return 0;
        }
        if (node instanceof ScalarNode scalar && scalar.value() instanceof Long seed) {
            return seed;
        }
        fields.wrongType(node, "'seed'", "a whole number of at most 64 bits", null);
        return 0;
    }

    private static EngineChoice engine(Fields fields, ProblemLog log) {
        Located<String> word = fields.text("engine");
        if (word == null) {
            return EngineChoice.AUTO;
        }
        return switch (word.value()) {
            case "auto" -> EngineChoice.AUTO;
            case "local" -> EngineChoice.LOCAL;
            case "spark" -> {
                log.error(ENGINE_MISSING, word.place(), "the engine 'spark' is not installed", "use 'auto' or 'local'");
                yield EngineChoice.AUTO;
            }
            default -> {
                log.error(
                        OUT_OF_RANGE,
                        word.place(),
                        "there is no engine " + SafeText.quoted(word.value()),
                        NearestWord.hint(word.value(), List.of("auto", "local", "spark")));
                yield EngineChoice.AUTO;
            }
        };
    }

    private static @Nullable StoreChoice store(Fields fields, ProblemLog log) {
        Node node = fields.node("store");
        if (!(node instanceof MapNode map)) {
            Located<String> folder = node == null ? null : fields.text("store");
            return folder == null ? null : new StoreChoice(folder.value(), null, null, null, folder.place());
        }
        Fields store = Fields.of(map, "'store'", List.of("database", "files", "user", "password"), log);
        Node database = store.required("database", "for a store that is a folder only: store: .labelwright");
        Located<String> files = store.text("files");
        String url = secretText(database, "'database'", log);
        if (url != null && !url.startsWith(POSTGRESQL)) {
            log.error(
                    OUT_OF_RANGE,
                    database == null ? map.place() : database.place(),
                    "'database' does not start with " + POSTGRESQL,
                    "for example jdbc:postgresql://host/name; a store that is a folder only: store: .labelwright");
        }
        return new StoreChoice(
                files == null ? null : files.value(),
                url,
                secretText(store.node("user"), "'user'", log),
                secretText(store.node("password"), "'password'", log),
                files == null ? null : files.place());
    }

    /** A text that may be a secret; where it goes nothing shows or stores it. */
    private static @Nullable String secretText(@Nullable Node node, String what, ProblemLog log) {
        if (node instanceof ScalarNode scalar && scalar.secret()) {
            return scalar.text();
        }
        Located<String> text = node == null ? null : Fields.text(node, what, log);
        return text == null ? null : text.value();
    }
}
