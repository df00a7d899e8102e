package io.labelwright.engine.run;

import io.labelwright.engine.config.ConfigBinder;
import io.labelwright.engine.config.ConfigValue.Scalar;
import io.labelwright.engine.execution.Checkpointing;
import io.labelwright.engine.execution.WorkerPool;
import io.labelwright.engine.intake.FileInput;
import io.labelwright.engine.intake.FolderInput;
import io.labelwright.engine.intake.InputWithOthers;
import io.labelwright.engine.intake.MappingOf;
import io.labelwright.engine.intake.NoFile;
import io.labelwright.engine.intake.RecordPipe;
import io.labelwright.engine.intake.RecordTables;
import io.labelwright.engine.label.LabelForm;
import io.labelwright.engine.label.LabelRules;
import io.labelwright.engine.label.SettledLabels;
import io.labelwright.engine.people.AskedPeople;
import io.labelwright.engine.plan.Access;
import io.labelwright.engine.plan.DatabaseAddress;
import io.labelwright.engine.plan.OtherInputs;
import io.labelwright.engine.plan.Plan;
import io.labelwright.engine.plan.PlannedStage;
import io.labelwright.engine.plugin.KeyDescriptor.Mark;
import io.labelwright.engine.plugin.LeftThreads;
import io.labelwright.engine.plugin.LoadedStrategy;
import io.labelwright.engine.plugin.PluginScope;
import io.labelwright.engine.plugin.Plugins;
import io.labelwright.engine.remote.RemotePath;
import io.labelwright.engine.remote.RemoteTraffic;
import io.labelwright.engine.store.file.Written;
import io.labelwright.engine.table.TableConcat;
import io.labelwright.engine.view.StageInputs;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.connect.Sink;
import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceInput;
import io.labelwright.spi.expression.Expressions;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Computes one stage: runs its strategy, reads its file or writes its file. Touches no store. */
final class StageComputation {

    private final PlannedStage stage;
    private final Plugins plugins;
    private final WorkerPool pool;
    private final Supplier<Expressions> expressions;
    private final Plan plan;
    private final Access access;
    private final StageClock clock;
    private final RemoteTraffic remote;

    StageComputation(
            PlannedStage stage,
            Plugins plugins,
            WorkerPool pool,
            Supplier<Expressions> expressions,
            Plan plan,
            StageClock clock,
            RemoteTraffic remote) {
        this.stage = stage;
        this.plugins = plugins;
        this.pool = pool;
        this.expressions = expressions;
        this.plan = plan;
        this.access = plan.access();
        this.clock = clock;
        this.remote = remote;
    }

    /**
     * What a stage computed.
     *
     * @param ids the items that an import named, as a table; null for other stages
     */
    record Computed(
            Map<TableKind, Table> tables, @Nullable Table ids, Map<String, Double> facts, List<Problem> problems) {}

    /**
     * Reads the file of an import.
     *
     * @param task what labels say
     * @param schema the classes; null while they are still to be found in the data
     */
    Computed read(Task task, @Nullable LabelSchema schema) throws IOException {
        LoadedStrategy loaded = plugins.load(stage.strategy());
        Record config = ConfigBinder.bind(stage.config(), loaded, this::reached);
        ImportMapping mapping = MappingOf.stage(config, stage.strategy(), task);
        if (mapping == null) {
            throw new LabelingException(
                    StandardError.PLUGIN_CONTRACT,
                    "the config of " + stage.strategy().id() + " holds no ImportMapping");
        }
        String name = stage.isLive() ? stage.id() : stage.path();
        var tables = new RecordTables(
                stage.id(),
                name,
                mapping,
                MappingOf.isFormat(stage.strategy()),
                new LabelRules(task, schema, stage.others()));
        if (MappingOf.bringsFeatures(stage.strategy())) {
            tables.takeFeatures(Objects.requireNonNullElse(stage.config().text("features"), stage.id()));
        }
        Source source = PluginScope.run(loaded, () -> loaded.source(config));
        SourceInput input = input(name);
        try {
            SourceInput all = withOthers(input);
            RecordPipe.read(
                    records -> PluginScope.run(loaded, () -> {
                        source.read(all, records);
                        return true;
                    }),
                    tables);
        } finally {
            if (input instanceof Closeable archive) {
                archive.close();
            }
        }
        RecordTables.Result result = tables.finish();
        Map<String, Double> facts = new LinkedHashMap<>();
        result.rows().forEach((count, value) -> facts.put("rows_" + count, (double) value));
        List<Problem> problems = new ArrayList<>();
        if (result.rows().getOrDefault("read", 0L) == 0) {
            problems.add(Problem.warning(
                    StandardError.EMPTY_DATA,
                    stage.config().place("path"),
                    stage.isLive() ? "stage '" + name + "' reads no rows" : "the file '" + name + "' has no rows",
                    null));
        }
        return new Computed(result.tables(), result.lengths().with(result.ids()), facts, problems);
    }

    /** The URL of a database with the whole path of its file, checked once more at the moment of use. */
    private Scalar reached(Scalar url) {
        String resolved = DatabaseAddress.resolve(url.value().toString(), stage.isSink(), access, url.place());
        return new Scalar(resolved, url.key(), url.secret(), url.place(), url.given());
    }

    /** What an import reads. */
    private SourceInput input(String name) {
        if (stage.isLive()) {
            return new NoFile(name, records -> clock.reached(-1, "read " + records + " rows"));
        }
        RemotePath path = stage.remote();
        if (path != null && path.isFolder()) {
            Map<String, Path> files = remote.files(path, clock);
            return new FolderInput(
                    name, files, reading(new FolderInput(name, files, bytes -> {}, 1).size()), pool.threads());
        }
        Path file =
                path == null ? access.stillReadable(Objects.requireNonNull(stage.input())) : remote.file(path, clock);
        boolean folders = stage.takesFolder();
        // What came from elsewhere has its name in its address alone.
        String fileName = path == null
                ? name.substring(name.lastIndexOf('/') + 1)
                : path.address().name();
        long size =
                FolderInput.of(name, fileName, file, folders, bytes -> {}, 1).size();
        return FolderInput.of(name, fileName, file, folders, reading(size), pool.threads());
    }

    private LongConsumer reading(long size) {
        double all = Math.max(1, size);
        return bytes -> clock.reached(Math.min(1, bytes / all), "reading");
    }

    private SourceInput withOthers(SourceInput input) {
        Map<String, SourceInput> others = new LinkedHashMap<>();
        OtherInputs.of(stage, access)
                .forEach((key, file) -> others.put(
                        key, new FileInput(String.valueOf(stage.config().text(key)), file, bytes -> {})));
        stage.elsewhere().forEach((key, path) -> {
            if (OtherInputs.isOther(stage.strategy(), key)) {
                String address = path.address().shown();
                others.put(
                        key, new FileInput(address, path.address().name(), remote.file(path, clock), bytes -> {}, 1));
            }
        });
        return others.isEmpty() ? input : new InputWithOthers(input, others);
    }

    /**
     * Runs a strategy.
     *
     * @param checkpointing keeps how far it has got
     * @param people the people that the stage asks; null when it asks none
     * @param memos what was found out before
     */
    Computed run(
            StageInputs in,
            LabelSchema schema,
            Checkpointing checkpointing,
            @Nullable AskedPeople people,
            StageMemos memos)
            throws IOException {
        LoadedStrategy loaded = plugins.load(stage.strategy());
        Record config = ConfigBinder.bind(stage.config(), loaded);
        var out = new StageOutputs(stage, schema, in.index());
        var files = new NamedFiles(stage, plugins, access, remote, clock, pool.threads());
        RunningStage context = context(checkpointing, people, files, memos);
        LeftThreads left = LeftThreads.before(loaded);
        try (files) {
            PluginScope.run(loaded, () -> {
                loaded.strategy(config).run(in, out, context);
                return true;
            });
        }
        Map<TableKind, Table> tables = new LinkedHashMap<>(out.tables());
        // What a stage only rewrites it does not make: where nobody wrote it, as before the first round of a loop,
        // there
        // is none.
        tables.values()
                .removeIf(table -> table.rows() == 0
                        && stage.replaces().contains(table.kind())
                        && in.writer(table.kind()).isEmpty());
        List<Problem> problems = new ArrayList<>(out.problems());
        if (problems.stream().anyMatch(Problem::isError)) {
            throw new LabelingException(problems);
        }
        if (people != null && people.tasks() != null) {
            // What it wrote so far is not used.
            return new Computed(Map.of(), null, out.facts(), problems);
        }
        new OutputChecks(stage.id(), stage.strategy().id(), schema, in.index()).check(tables.values(), pool);
        LabelForm form = LabelForm.of(schema);
        tables.replaceAll((kind, table) -> SettledLabels.of(table, LabelChecks.columns(kind, schema.task()), form));
        if (!left.names().isEmpty()) {
            problems.add(leftThreads(left.names()));
        }
        Table unknown = in.rejects();
        if (unknown.rows() > 0) {
            problems.addAll(LeftOutRows.problems(unknown, "they are left out and stand in the table rejects"));
            Table own = tables.getOrDefault(TableKind.REJECTS, Table.empty(TableKind.REJECTS));
            tables.put(TableKind.REJECTS, TableConcat.of(TableKind.REJECTS, List.of(own, unknown)));
        }
        for (String source : in.unmetSources()) {
            problems.add(Problem.warning(
                    StandardError.EMPTY_DATA,
                    stage.node().id().place(),
                    "stage '" + stage.id() + "': sources asks for " + SafeText.quoted(source)
                            + ", but no annotator that it sees is that",
                    null));
        }
        return new Computed(tables, null, out.facts(), problems);
    }

    private RunningStage context(
            Checkpointing checkpointing, @Nullable AskedPeople people, NamedFiles files, StageMemos memos) {
        return new RunningStage(
                stage.id(),
                StageSeed.of(plan.workflow().seed(), stage.id()),
                clock,
                pool,
                expressions,
                checkpointing,
                people,
                files,
                of -> memos.of(stage.strategy().id(), of),
                () -> stage.strategy().guided() ? GuidelineText.of(plan) : "",
                () -> plugins.trees().find());
    }

    /**
     * What running the stage would take, in the words of its strategy; empty when it says nothing.
     *
     * @param memos what was found out before
     */
    String forecast(StageInputs in, StageMemos memos) throws IOException {
        LoadedStrategy loaded = plugins.load(stage.strategy());
        Record config = ConfigBinder.bind(stage.config(), loaded);
        try (var files = new NamedFiles(stage, plugins, access, remote, clock, pool.threads())) {
            RunningStage context = context(Checkpointing.none(), null, files, memos);
            return PluginScope.run(loaded, () -> loaded.strategy(config).forecast(in, context));
        }
    }

    private Problem leftThreads(List<String> names) {
        return Problem.warning(
                StandardError.PLUGIN_CONTRACT,
                stage.node().id().place(),
                "stage '" + stage.id() + "': " + stage.strategy().id() + " of plug-in '"
                        + stage.strategy().origin().plugin() + "' is done and leaves threads running: "
                        + String.join(
                                ", ",
                                names.stream().limit(3).map(SafeText::quoted).toList())
                        + (names.size() > 3 ? " and " + (names.size() - 3) + " more" : ""),
                "this is a defect of the plug-in: tell its author");
    }

    /**
     * What an export wrote.
     *
     * @param rows how many rows
     * @param problems what it could not use of what it saw
     */
    record Exported(long rows, Written written, List<Problem> problems) {}

    /** Writes the file of an export. */
    Exported write(StageInputs in) {
        LoadedStrategy loaded = plugins.load(stage.strategy());
        Record config = ConfigBinder.bind(stage.config(), loaded, this::reached);
        Sink sink = PluginScope.run(loaded, () -> loaded.sink(config));
        Table table = new ExportTable(stage.config(), in, expressions).table();
        clock.reached(-1, "writing");
        ExportWriting.Writing writing = out -> PluginScope.run(loaded, () -> {
            sink.write(table, in, out);
            return true;
        });
        RemotePath path = stage.remote();
        if (path != null) {
            Written written = remote.put(path, ExportWriting.bytes(pool.threads(), writing), clock);
            return new Exported(table.rows(), written, LeftOutRows.problems(in.rejects(), "they are left out"));
        }
        if (stage.output() == null) {
            ExportWriting.elsewhere(writing);
            return new Exported(
                    table.rows(), new Written("", 0), LeftOutRows.problems(in.rejects(), "they are left out"));
        }
        Path file = access.stillWritable(stage.output());
        boolean folder = stage.config().marked(Mark.OUTPUT).get(0).key().is(Mark.FOLDER);
        Written written =
                folder ? ExportWriting.folder(file, writing) : ExportWriting.file(file, pool.threads(), writing);
        return new Exported(table.rows(), written, LeftOutRows.problems(in.rejects(), "they are left out"));
    }
}
