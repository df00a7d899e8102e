package io.labelwright.engine.run;

import io.labelwright.engine.config.ConfigBinder;
import io.labelwright.engine.intake.ArchiveInput;
import io.labelwright.engine.intake.FolderInput;
import io.labelwright.engine.intake.ForeseenTables;
import io.labelwright.engine.intake.ImportSample;
import io.labelwright.engine.intake.MappingOf;
import io.labelwright.engine.intake.RecordTables;
import io.labelwright.engine.label.LabelRules;
import io.labelwright.engine.memory.HeapModel;
import io.labelwright.engine.memory.MemoryEstimate;
import io.labelwright.engine.memory.RunPeak;
import io.labelwright.engine.memory.StageSizes;
import io.labelwright.engine.plan.OtherInputs;
import io.labelwright.engine.plan.Plan;
import io.labelwright.engine.plan.PlannedStage;
import io.labelwright.engine.plan.TableFlow;
import io.labelwright.engine.plugin.LoadedStrategy;
import io.labelwright.engine.plugin.PluginScope;
import io.labelwright.engine.plugin.Plugins;
import io.labelwright.engine.store.StageRecord;
import io.labelwright.engine.store.Store;
import io.labelwright.engine.table.DictionarySize;
import io.labelwright.engine.table.TableSize;
import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.connect.Source;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.memory.Footprint;
import io.labelwright.spi.table.TableKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How much memory a run would take: goes through the stages as data flow, with the sizes of tables that the store has,
 * of files that imports would read, and of what the other stages would make of them.
 */
final class MemoryForecast {

    private final RunState state;
    private final Plan plan;
    private final Plugins plugins;
    private final Store store;
    private final int threads;
    private final Map<Integer, Written> written = new HashMap<>();
    private final List<String> unknown = new ArrayList<>();
    /**
     * What stages hold outside of the heap: a limit of its own, which others of them reach than reach that of the heap.
     */
    private final RunPeak outside;

    /**
     * What a stage leaves.
     *
     * @param items different ids that an import names
     * @param itemText their bytes of UTF-8
     * @param labels different labels that an import names
     */
    private record Written(Map<TableKind, TableSize> tables, long items, long itemText, int labels) {

        static final Written NOTHING = new Written(Map.of(), 0, 0, 0);

        TableSize table(TableKind kind) {
            return tables.getOrDefault(kind, TableSize.EMPTY);
        }
    }

    /** @param state of a run of which nothing was run: stages that are over are those that the store has */
    MemoryForecast(RunState state, Plugins plugins, Store store, int threads) {
        this.state = state;
        this.plan = state.plan();
        this.plugins = plugins;
        this.store = store;
        this.threads = threads;
        this.outside = new RunPeak(threads);
    }

    /**
     * The memory of the stages that would run.
     *
     * @param previews what would become of each
     */
    MemoryEstimate of(List<StagePreview> previews) {
        Map<String, StagePreview.Action> actions = previews.stream()
                .collect(Collectors.toMap(StagePreview::id, StagePreview::action, (first, second) -> first));
        var peak = new RunPeak(threads);
        Map<String, Long> stages = new LinkedHashMap<>();
        Set<String> strategies = new HashSet<>();
        for (int position : plan.order()) {
            PlannedStage stage = plan.stages().get(position);
            StagePreview.Action action = actions.get(stage.id());
            boolean runs = action == StagePreview.Action.RUN || action == StagePreview.Action.WAITING;
            if (runs && !stage.isGate() && !stage.isLoop()) {
                RunPeak.Stage need = need(stage);
                peak.add(need);
                strategies.add(stage.strategy().id());
                stages.put(stage.id(), HeapModel.heap(need.all()));
            }
        }
        TableFlow flow = state.flow();
        RunPeak.Order order = (one, other) -> flow.needs(one, other) || flow.needs(other, one);
        RunPeak.Peak most = peak.most(order);
        long heap = HeapModel.heap(most.bytes());
        // The heap keeps what it once took, so both add up even when they are not needed at the same time.
        long libraries = outside.most(order).bytes();
        List<String> busy = most.stages().stream()
                .map(index -> plan.stages().get(index).id())
                .toList();
        long process = HeapModel.process(heap, libraries, strategies.size());
        return new MemoryEstimate(heap, process, libraries, busy, stages, unknown);
    }

    private RunPeak.Stage need(PlannedStage stage) {
        try {
            return stage.isSource() ? importing(stage) : working(stage);
        } catch (RuntimeException | IOException e) {
            // Code of plug-ins takes part. What is wrong with it is told where it is checked, or when it runs.
            unknown.add(stage.id());
            return new RunPeak.Stage(stage.index(), 0, Map.of());
        }
    }

    private RunPeak.Stage importing(PlannedStage stage) throws IOException {
        Path file = stage.input();
        ForeseenTables foreseen = file == null ? null : sample(stage, file);
        if (file == null || foreseen == null) {
            unknown.add(stage.id());
            return new RunPeak.Stage(stage.index(), 0, Map.of());
        }
        Map<TableKind, TableSize> sizes = foreseen.sizes();
        written.put(stage.index(), new Written(sizes, foreseen.items(), foreseen.itemText(), foreseen.labels()));
        long bytes = FolderInput.of(stage.path(), file, isFolder(stage, file), read -> {})
                .size();
        long labels = sizes.getOrDefault(TableKind.LABELS, TableSize.EMPTY).rows();
        double different = foreseen.differentNumbers(HeapModel.pieces(bytes));
        long own = HeapModel.importing(
                sizes.values(), labels, foreseen.items(), foreseen.itemText(), bytes, different, threads);
        return new RunPeak.Stage(stage.index(), own, Map.of());
    }

    private @Nullable ForeseenTables sample(PlannedStage stage, Path file) throws IOException {
        LoadedStrategy loaded = plugins.load(stage.strategy());
        Record config = ConfigBinder.bind(stage.config(), loaded);
        var task = plan.workflow().labels().task().value();
        ImportMapping mapping = MappingOf.stage(config, stage.strategy(), task);
        if (mapping == null || !Files.isReadable(file)) {
            return null;
        }
        var tables = new RecordTables(
                stage.id(),
                stage.path(),
                ImportSample.mapping(mapping),
                MappingOf.isFormat(stage.strategy()),
                new LabelRules(task, plan.schema(), stage.others()));
        if (MappingOf.bringsFeatures(stage.strategy())) {
            tables.takeFeatures(Objects.requireNonNullElse(stage.config().text("features"), stage.id()));
        }
        Source source = PluginScope.run(loaded, () -> loaded.source(config));
        return ImportSample.of(stage.path(), file, isFolder(stage, file), loaded, source, tables);
    }

    private static boolean isFolder(PlannedStage stage, Path file) {
        return stage.takesFolder() && (Files.isDirectory(file) || ArchiveInput.isArchive(file));
    }

    private RunPeak.Stage working(PlannedStage stage) throws IOException {
        Map<RunPeak.Source, Long> reads = new HashMap<>();
        StageSizes sizes = sizes(stage, reads);
        if (stage.isSink()) {
            String word = stage.config().text("table");
            TableKind table = TableKind.ofWord(word == null ? "" : word).orElse(TableKind.LABELS);
            return new RunPeak.Stage(
                    stage.index(),
                    HeapModel.exporting(sizes, table, stage.config().isSet("probabilities")),
                    reads);
        }
        LoadedStrategy loaded = plugins.load(stage.strategy());
        Record config = ConfigBinder.bind(stage.config(), loaded);
        Footprint footprint =
                PluginScope.run(loaded, () -> loaded.strategy(config).footprint(sizes));
        var tables = new EnumMap<TableKind, TableSize>(TableKind.class);
        stage.writes().forEach(kind -> tables.put(kind, HeapModel.written(kind, sizes, footprint)));
        written.put(stage.index(), new Written(tables, 0, 0, 0));
        if (!stage.remoteInputs().isEmpty()) {
            unknown.add(stage.id());
        }
        outside.add(new RunPeak.Stage(stage.index(), footprint.outside(), Map.of()));
        return new RunPeak.Stage(stage.index(), HeapModel.computing(sizes, footprint, tables.values()), reads);
    }

    private StageSizes sizes(PlannedStage stage, Map<RunPeak.Source, Long> reads) throws IOException {
        TableFlow flow = state.flow();
        var tables = new EnumMap<TableKind, List<TableSize>>(TableKind.class);
        for (TableKind kind : stage.reads().keySet()) {
            var of = new ArrayList<TableSize>();
            for (int writer : flow.writers(stage.index(), kind)) {
                TableSize size = written(writer).table(kind);
                of.add(size);
                reads.put(new RunPeak.Source(writer, kind), size.bytes());
            }
            tables.put(kind, of);
        }
        long items = seen(stage, flow, Written::items);
        long text = seen(stage, flow, Written::itemText);
        return new StageSizes(tables, items, DictionarySize.of(items, text), files(stage), classes(), threads);
    }

    /** Bytes of the files that a stage names, by key; those that lie elsewhere are not known. */
    private Map<String, Long> files(PlannedStage stage) throws IOException {
        Map<String, Long> sizes = new HashMap<>();
        for (Map.Entry<String, Path> named :
                OtherInputs.of(stage, plan.access()).entrySet()) {
            Path file = named.getValue();
            long size = Files.isDirectory(file)
                    ? FolderInput.of(named.getKey(), file, true, read -> {}).size()
                    : Files.size(file);
            sizes.put(named.getKey(), size);
        }
        return sizes;
    }

    /** Over the imports that bring a stage's items: those of imports of items add up, others speak of the same ones. */
    private long seen(PlannedStage stage, TableFlow flow, ToLongFunction<Written> figure) {
        var each = flow.itemSources(stage.index()).stream().mapToLong(source -> figure.applyAsLong(written(source)));
        return flow.closed(stage.index()) ? each.sum() : each.max().orElse(0);
    }

    private int classes() {
        LabelSchema schema = plan.schema();
        if (schema != null) {
            return schema.size();
        }
        return state.hasAllImports()
                ? state.schema().size()
                : written.values().stream().mapToInt(Written::labels).max().orElse(0);
    }

    /** What a stage leaves, or has left in the store. */
    private Written written(int position) {
        return written.computeIfAbsent(position, missing -> stored(state.result(position)));
    }

    private Written stored(@Nullable StageResult result) {
        StageRecord record = result == null ? null : result.record();
        if (record == null) {
            return Written.NOTHING;
        }
        var tables = new EnumMap<TableKind, TableSize>(TableKind.class);
        TableSize ids = TableSize.EMPTY;
        for (StageRecord.Output output : record.outputs()) {
            tables.put(output.table(), store.size(output.sha256()).orElse(TableSize.EMPTY));
            String list = output.items();
            ids = list == null || ids.rows() > 0 ? ids : store.size(list).orElse(ids);
        }
        return new Written(tables, ids.rows(), DictionarySize.text(ids.names(), ids.rows()), 0);
    }
}
