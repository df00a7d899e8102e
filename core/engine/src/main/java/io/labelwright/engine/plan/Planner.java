package io.labelwright.engine.plan;

import io.labelwright.engine.config.CheckContext;
import io.labelwright.engine.config.ConfigBinder;
import io.labelwright.engine.config.ConfigChecker;
import io.labelwright.engine.config.ConfigEntry;
import io.labelwright.engine.config.ConfigTree;
import io.labelwright.engine.label.OtherClasses;
import io.labelwright.engine.plugin.KeyDescriptor.Mark;
import io.labelwright.engine.plugin.PluginFailure;
import io.labelwright.engine.plugin.Plugins;
import io.labelwright.engine.plugin.StrategyDescriptor;
import io.labelwright.engine.plugin.TableRead;
import io.labelwright.engine.plugin.TableWrite;
import io.labelwright.engine.plugin.TreeLearners;
import io.labelwright.engine.remote.RemotePath;
import io.labelwright.engine.secret.SecretMask;
import io.labelwright.engine.store.file.Sha256;
import io.labelwright.engine.workflow.Labels;
import io.labelwright.engine.workflow.StageNode;
import io.labelwright.engine.workflow.Workflow;
import io.labelwright.engine.workflow.WorkflowGraph;
import io.labelwright.engine.yaml.Located;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.math.training.TrainingTable;
import io.labelwright.spi.expression.Expressions;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.TableKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks a workflow against the strategies that there are and, unless told not to, against the headers of its files.
 */
public final class Planner {

    private final Plugins plugins;
    private final Supplier<Expressions> expressions;
    private final boolean lookAtData;
    private final SecretMask secrets;
    private final Map<NamedFile, Path> readable = new HashMap<>();

    /**
     * A planner of one workflow.
     *
     * @param expressions compiles conditions; asked for only when the workflow has one, since it is slow to load
     * @param lookAtData whether files are opened to read their headers
     * @param secrets is told the secrets that stand where they must not
     */
    public Planner(Plugins plugins, Supplier<Expressions> expressions, boolean lookAtData, SecretMask secrets) {
        this.secrets = secrets;
        this.plugins = plugins;
        this.expressions = expressions;
        this.lookAtData = lookAtData;
    }

    /**
     * Plans a workflow.
     *
     * @param problems gets everything that is wrong; the plan must only be run when there is no error among them
     * @return the plan; null when some stage could not be understood at all
     */
    public @Nullable Plan plan(Workflow workflow, Access access, List<Problem> problems) {
        String guidelines = guidelines(workflow.labels(), access, problems);
        LabelSchema schema = schema(workflow.labels(), guidelines);
        var defaults = new DefaultChecks(workflow, plugins, schema, problems);
        var loops = new LoopChecks(problems);
        var unfolding = new Unfolding();
        WorkflowGraph graph = workflow.graph();
        boolean whole = graph.isAcyclic();
        for (StageNode node : workflow.stages()) {
            Unfolding.Checked checked = check(node, workflow, access, schema, defaults, problems);
            if (!node.isLoop()) {
                whole &= checked != null;
                if (checked != null) {
                    unfolding.add(checked);
                }
                continue;
            }
            loops.check(node);
            var inner = new ArrayList<Unfolding.Checked>();
            for (StageNode own : node.inner()) {
                Unfolding.Checked one = own.isLoop() ? null : check(own, workflow, access, schema, defaults, problems);
                if (one != null) {
                    inner.add(one);
                }
            }
            whole &= checked != null
                    && inner.size() == node.inner().size()
                    && !inner.isEmpty()
                    && WorkflowGraph.of(node.inner()).isAcyclic();
            if (checked != null) {
                unfolding.add(checked, inner, loops.rounds(checked.stage()));
            }
        }
        defaults.check();
        var plan = new Plan(
                workflow,
                schema,
                guidelines,
                access,
                List.copyOf(unfolding.stages()),
                whole ? unfolding.order(graph) : List.of());
        new FileChecks(plan, problems).check();
        var data = new DataChecks(plan, unfolding.unsound(), plugins, expressions, problems);
        if (lookAtData) {
            data.checkHeaders();
        }
        data.checkWhens();
        plan.written().stream()
                .filter(stage -> !unfolding.unsound().contains(stage.index()))
                .forEach(stage -> bind(stage, problems));
        if (!whole) {
            // Who sees what can't be told.
            return null;
        }
        TableFlow flow = plan.flow(Set.of(), twoRounds(plan));
        plan = new Translations(plan, flow, problems).applied();
        new TableChecks(plan, flow, problems).check();
        new LeakChecks(plan, flow, problems).check();
        data.checkNames(flow);
        for (PlannedStage stage : plan.stages()) {
            if (stage.isLoop()) {
                loops.checkFrom(plan, stage, flow);
                List<ColumnSpec> metrics = loops.metrics(plan, stage, flow);
                data.checkUntil(stage, metrics);
            }
        }
        return plan;
    }

    /** A second round sees what a first one does not; all after it are like it. */
    private static Map<Integer, Integer> twoRounds(Plan plan) {
        Map<Integer, Integer> rounds = new HashMap<>();
        for (PlannedStage stage : plan.stages()) {
            LoopPlace place = stage.inLoop();
            if (place != null && place.round() <= 2) {
                rounds.merge(place.loop(), place.round(), Math::max);
            }
        }
        return rounds;
    }

    private Unfolding.@Nullable Checked check(
            StageNode node,
            Workflow workflow,
            Access access,
            @Nullable LabelSchema schema,
            DefaultChecks defaults,
            List<Problem> problems) {
        // A config that is wrong would only fail again in later checks, with a worse message.
        var own = new ArrayList<Problem>();
        PlannedStage stage = stage(node, workflow, access, schema, own);
        own.stream().filter(problem -> !defaults.wasTold(problem)).forEach(problems::add);
        return stage == null ? null : new Unfolding.Checked(stage, own.stream().noneMatch(Problem::isError));
    }

    /** Rules across keys are the config record's own, so they are known only when it is made. */
    private void bind(PlannedStage stage, List<Problem> problems) {
        try {
            ConfigBinder.bind(stage.config(), plugins.load(stage.strategy()));
        } catch (LabelingException e) {
            e.problems().forEach(problem -> problems.add(atStage(stage, problem)));
        }
    }

    /** A problem of a jar is told at the stage that uses it. */
    static Problem atStage(PlannedStage stage, Problem problem) {
        return PluginFailure.isAtJar(problem)
                ? PluginFailure.atStage(problem, stage.id(), stage.node().uses().place())
                : problem;
    }

    private static @Nullable String guidelines(Labels labels, Access access, List<Problem> problems) {
        Located<String> path = labels.guidelines();
        if (path == null) {
            return null;
        }
        try {
            Path file = access.read(path.value(), path.place());
            if (!Files.isRegularFile(file)) {
                problems.add(Problem.error(
                        StandardError.FILE_NOT_READABLE,
                        path.place(),
                        "the guidelines '" + path.value() + "' are not there",
                        "paths are relative to the workflow file"));
                return null;
            }
            return Sha256.of(Files.readAllBytes(file));
        } catch (LabelingException e) {
            problems.addAll(e.problems());
        } catch (IOException e) {
            problems.add(Problem.error(
                    StandardError.FILE_NOT_READABLE,
                    path.place(),
                    "the guidelines '" + path.value() + "' can't be read: " + e.getMessage()));
        }
        return null;
    }

    private static @Nullable LabelSchema schema(Labels labels, @Nullable String guidelines) {
        if (labels.fromData()) {
            return null;
        }
        List<LabelClass> classes = labels.classes().stream().map(Located::value).toList();
        Set<String> names = classes.stream().map(LabelClass::name).collect(Collectors.toSet());
        if (names.size() < classes.size()) {
            // The reader has said which; a schema must have each name once.
            return null;
        }
        return new LabelSchema(labels.task().value(), classes, guidelines);
    }

    private @Nullable PlannedStage stage(
            StageNode node, Workflow workflow, Access access, @Nullable LabelSchema schema, List<Problem> problems) {
        StrategyDescriptor strategy = plugins.find(node.uses().value()).orElse(null);
        if (strategy == null) {
            problems.add(unknown(node));
            return null;
        }
        Task task = workflow.labels().task().value();
        if (!strategy.supports(task)) {
            problems.add(Problem.error(
                    StandardError.UNSUPPORTED_TASK,
                    node.uses().place(),
                    strategy.id() + " can't do the task '" + task.word() + "', only "
                            + strategy.tasks().stream().map(Task::word).collect(Collectors.joining(", ")),
                    null));
        }
        ConfigTree config = ConfigChecker.check(
                node.with(), strategy, new CheckContext(node.id().value(), schema, secrets::add), problems);
        TaskChecks.check(config, task, problems);
        checkLearner(config, plugins, problems);
        Path input = path(config, Mark.INPUT, access, problems);
        Path output = path(config, Mark.OUTPUT, access, problems);
        Map<String, RemotePath> elsewhere = RemotePaths.of(config, plugins, access, secrets::add, problems);
        RemotePath remote = PlannedStage.main(strategy, elsewhere);
        DatabaseAddress.check(config, access, secrets::add, problems);
        ServerAddress.check(config, plugins, access, secrets::add, problems);
        Map<TableKind, Boolean> reads = reads(strategy, config);
        return new PlannedStage(
                -1,
                node,
                strategy,
                config,
                reads,
                writes(strategy, config, reads.keySet()),
                input,
                output,
                elsewhere,
                OtherClasses.NONE,
                remote == null
                        ? pathName(config, access, input == null ? output : input)
                        : remote.address().shown(),
                null);
    }

    private static String pathName(ConfigTree config, Access access, @Nullable Path file) {
        String path = config.text("path");
        return path == null || file == null
                ? Objects.requireNonNullElse(path, "")
                : access.shown(path, file, config.place("path"));
    }

    private Problem unknown(StageNode node) {
        String id = node.uses().value();
        Problem broken = plugins.whySetAside(id).orElse(null);
        if (broken != null) {
            return Problem.error(
                    broken.code(),
                    node.uses().place(),
                    "'" + id + "' can't be used: " + broken.message(),
                    broken.hint());
        }
        return unknown(id, node.uses().place());
    }

    private Problem unknown(String id, Place place) {
        return Problem.error(
                StandardError.UNKNOWN_STRATEGY,
                place,
                "there is no strategy " + SafeText.quoted(id),
                plugins.nearest(id)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("labelwright strategies lists them"));
    }

    private static Map<TableKind, Boolean> reads(StrategyDescriptor strategy, ConfigTree config) {
        Map<TableKind, Boolean> reads = new EnumMap<>(TableKind.class);
        for (TableRead read : strategy.reads()) {
            if (!read.when().isEmpty() && !config.isAsked(read.when())) {
                continue;
            }
            TableKind kind = read.table();
            if (kind == null) {
                String word = config.text(read.from());
                kind = word == null ? null : TableKind.ofWord(word).orElse(null);
            }
            if (kind != null) {
                // Whether one of several is there is looked at by itself.
                reads.merge(kind, read.optional() || !read.orElse().isEmpty(), Boolean::logicalAnd);
            }
        }
        if (reads.containsKey(TableKind.TRAINING)) {
            // It is made of these when no stage has written one.
            reads.put(TableKind.TRAINING, true);
            TrainingTable.SOURCES.forEach(source -> reads.putIfAbsent(source, true));
        }
        return reads;
    }

    private static Set<TableKind> writes(StrategyDescriptor strategy, ConfigTree config, Set<TableKind> reads) {
        Set<TableKind> writes = EnumSet.noneOf(TableKind.class);
        boolean open =
                strategy.writes().stream().noneMatch(write -> !write.when().isEmpty() && config.isAsked(write.when()));
        for (TableWrite write : strategy.writes()) {
            if (write.when().isEmpty() || config.isAsked(write.when()) || (write.byDefault() && open)) {
                writes.add(write.table());
            }
        }
        // Whoever unites rows by item may meet items that no import names.
        if (strategy.kind() == StrategyDescriptor.Kind.STRATEGY
                && !Collections.disjoint(PlannedStage.WITH_UNKNOWN_ITEMS, reads)) {
            writes.add(TableKind.REJECTS);
        }
        return writes;
    }

    /** What a model needs that a plug-in brings. */
    private static void checkLearner(ConfigTree config, Plugins plugins, List<Problem> problems) {
        if (TreeLearners.isNeededFor(config.text("model")) && !plugins.trees().isThere()) {
            problems.add(Problem.error(
                    StandardError.ENGINE_MISSING,
                    config.place("model"),
                    "model: " + config.text("model") + " is learned by a plug-in that is not installed",
                    "add the folder plugins/xgboost of the distribution, beside labelwright.jar or by --plugins DIR"));
        }
    }

    private @Nullable Path path(ConfigTree config, Mark mark, Access access, List<Problem> problems) {
        Path path = null;
        for (ConfigEntry entry : config.marked(mark)) {
            if (RemotePaths.isAddress(entry.value())) {
                continue;
            }
            if (entry.secret()) {
                problems.add(Problem.error(
                        StandardError.NOT_ALLOWED,
                        entry.place(),
                        "the path of a file can't hold a secret: it is shown and stored",
                        null));
                continue;
            }
            try {
                Path resolved =
                        mark == Mark.INPUT ? readable(entry, access) : access.write(entry.value(), entry.place());
                path = OtherInputs.isOther(config.strategy(), entry.path()) ? path : resolved;
            } catch (LabelingException e) {
                problems.addAll(e.problems());
            }
        }
        return path;
    }

    /** The file that a stage reads. Thousands of stages may read one, and links are followed step by step. */
    private Path readable(ConfigEntry entry, Access access) {
        var named = new NamedFile(entry.place().file(), entry.value());
        Path known = readable.get(named);
        if (known == null) {
            known = access.read(entry.value(), entry.place());
            readable.put(named, known);
        }
        return known;
    }

    /** A path as it stands in a workflow file. */
    private record NamedFile(String workflow, String path) {}
}
