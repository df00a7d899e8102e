package io.labelwright.engine.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.engine.expression.CelExpressions;
import io.labelwright.engine.store.RunRecord;
import io.labelwright.engine.store.RunStage;
import io.labelwright.engine.store.StageRecord;
import io.labelwright.engine.store.Store;
import io.labelwright.engine.store.database.Answer;
import io.labelwright.engine.store.file.Sha256;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Histories out of records made by hand, of strategies that there are not: what is shown comes from tables alone, so
 * that a stage of a later version or of a plug-in needs no change here.
 */
class ExplainerTest {

    @TempDir
    private Path folder;

    private Store store;
    private final List<RunStage> stages = new ArrayList<>();
    private final List<String> damaged = new ArrayList<>();

    @BeforeEach
    void open() {
        store = Store.open(folder, problem -> damaged.add(problem.message()));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static Table table(TableKind kind, List<ColumnSpec> extra, Object[]... rows) {
        var table = new TableBuilder(kind, extra, Map.of());
        for (Object[] row : rows) {
            for (int c = 0; c < row.length; c++) {
                Object cell = row[c];
                if (cell instanceof Double number) {
                    table.number(c, number);
                } else if (cell instanceof Integer number) {
                    table.integer(c, number);
                } else if (cell instanceof Boolean flag) {
                    table.bool(c, flag);
                } else {
                    table.text(c, (String) cell);
                }
            }
            table.end();
        }
        return table.build();
    }

    private static Object[] row(@Nullable Object... cells) {
        return cells;
    }

    private String stage(String id, String uses, Map<String, String> causes, Table... tables) {
        return stage(id, uses, null, causes, List.of(), tables);
    }

    /** Keeps the record of a stage and gives the hash of its first table. */
    private String stage(
            String id,
            String uses,
            @Nullable String items,
            Map<String, String> causes,
            List<StageRecord.Export> exports,
            Table... tables) {
        var outputs = new ArrayList<StageRecord.Output>();
        for (Table table : tables) {
            outputs.add(new StageRecord.Output(table.kind(), store.put(table), table.rows(), items));
        }
        var record = new StageRecord(id, uses, 3, "{}", causes, outputs, exports, Map.of(), Map.of(), List.of(), 0.1);
        String key = Sha256.of(id);
        store.recordLatest("w", key, record);
        stages.add(new RunStage(id, uses, "ran", "first run", 0.1, key, Map.of(), Map.of(), outputs, exports));
        return outputs.isEmpty() ? "" : outputs.get(0).sha256();
    }

    private String items(String... ids) {
        var rows = new TableBuilder(TableKind.ITEMS);
        for (String id : ids) {
            rows.text(0, id).end();
        }
        return store.put(rows.build());
    }

    private String run(@Nullable String labels) {
        RunRecord run = RunRecord.start("w", Instant.EPOCH, Sha256.of(""), "", Map.of(), stages);
        run = run.named(store.runs().begin(run));
        for (int i = 0; i < stages.size(); i++) {
            store.runs().stage(run.id(), i, stages.get(i));
        }
        store.runs().end(run.ended("done", Instant.EPOCH, Map.of(), List.of(), List.of(), labels));
        return run.id();
    }

    private ItemHistory explain(String item) {
        return new Explainer(store, CelExpressions::new, item).latest();
    }

    private static StageTrace stage(ItemHistory history, String id) {
        return history.stages().stream()
                .filter(stage -> stage.stage().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private String imported(String... ids) {
        var rows = new TableBuilder(TableKind.ITEMS, List.of(ColumnSpec.text("source")), Map.of());
        for (String id : ids) {
            rows.text(0, id).text(1, "of " + id).end();
        }
        return stage("things", "import/csv", items(ids), Map.of(), List.of(), rows.build());
    }

    @Test
    void stagesThatNobodyKnowsAreShownByTheirTables() {
        imported("a", "b");
        String queue = stage(
                "LOOP/3/pick",
                "future/pick",
                Map.of(),
                table(
                        TableKind.QUEUE,
                        List.of(),
                        row("b", 1, 0.1, "unsure", "label"),
                        row("a", 2, 0.2, "near", "label")));
        stage(
                "LOOP/3/ask",
                "future/ask",
                Map.of(StageRecord.tableCause(TableKind.QUEUE, "LOOP/3/pick"), queue),
                table(
                        TableKind.ANNOTATIONS,
                        List.of(ColumnSpec.named("_kind")),
                        row("a", "ana", "spam", 1.0, "t", "LOOP/3/ask", 3, "guide", "answer", "clear", "human")));
        stage(
                "doubt",
                "future/doubt",
                Map.of(),
                table(TableKind.SUSPECTS, List.of(), row("a", "label", "spam", "ham", 0.1, true, "g")));
        stage(
                "more",
                "future/more",
                Map.of(),
                table(
                        TableKind.TRAINING,
                        List.of(ColumnSpec.named("colour")),
                        row("a", "a", "spam", 1.0, "train", "original", null, "red"),
                        row("more:1", "b", "spam", 1.0, "train", "synthetic", "[\"b\",\"a\",0.37]", "red"),
                        row("more:2", "b", "ham", 1.0, "train", "synthetic", "[\"b\",\"ab\",0.5]", "blue")));
        stage(
                "near",
                "future/near",
                Map.of(),
                table(TableKind.GRAPH, List.of(), row("b", "a", 0.5), row("b", "c", 1.0)));
        run(null);

        ItemHistory history = explain("a");

        assertThat(stage(history, "LOOP/3/pick").rows(TableKind.QUEUE))
                .singleElement()
                .satisfies(
                        row -> assertThat(row.cells()).containsEntry("rank", 2L).containsEntry("reason", "near"));
        assertThat(stage(history, "LOOP/3/ask").rows(TableKind.ANNOTATIONS))
                .singleElement()
                .satisfies(row ->
                        assertThat(row.cells()).containsEntry("round", 3L).containsEntry("note", "clear"));
        assertThat(stage(history, "doubt").rows(TableKind.SUSPECTS)).hasSize(1);
        assertThat(stage(history, "more").rows(TableKind.TRAINING))
                .extracting(row -> row.text("row"))
                .containsExactly("a", "more:1");
        assertThat(stage(history, "near").rows(TableKind.GRAPH)).hasSize(1);
        assertThat(stage(explain("more:2"), "more").rows(TableKind.TRAINING)).hasSize(1);
        assertThat(HistoryJson.print(history)).contains("\"fields\":{\"colour\":\"red\"}", "\"round\":3", "LOOP/3/ask");
    }

    @Test
    void aFieldThatIsCalledLikeAColumnOfIdsNamesNoItem() {
        imported("a", "of b", "b");
        run(null);

        assertThat(stage(explain("of b"), "things").rows(TableKind.ITEMS)).hasSize(1);
    }

    @Test
    void whoWeighedWhatAndWhatChangedIsTold() {
        String list = items("a");
        imported("a");
        String answers = stage(
                "answers",
                "import/csv",
                list,
                Map.of(),
                List.of(),
                table(TableKind.ANNOTATIONS, List.of(), row("a", "ana", "spam"), row("a", "ben", "ham")));
        List<ColumnSpec> probabilities = List.of(ColumnSpec.number("p:ham"), ColumnSpec.number("p:spam"));
        String before = stage(
                "first",
                "future/first",
                Map.of(),
                table(TableKind.LABELS, probabilities, row("a", "ham", 0.6, "labelled", "first", "guess", 0.6, 0.4)));
        Map<String, String> causes = new LinkedHashMap<>();
        causes.put(StageRecord.tableCause(TableKind.ANNOTATIONS, "answers"), answers);
        causes.put(StageRecord.tableCause(TableKind.LABELS, "first"), before);
        String labels = stage(
                "weighed",
                "future/weigh",
                causes,
                table(
                        TableKind.LABELS,
                        probabilities,
                        row("a", "spam", 0.9, "labelled", "weighed", "2 answers", 0.1, 0.9)),
                table(TableKind.ANNOTATORS, List.of(), row("ana", "human", 7, 0.9, 0.8, 0.7, 0.9, 0.5)),
                table(
                        TableKind.CONFUSION,
                        List.of(),
                        row("weighed", "ana", "ham", "spam", 0.2),
                        row("weighed", "ana", "spam", "spam", 0.8),
                        row("weighed", "ana", "ham", "ham", 0.8)));
        run(labels);

        ItemHistory history = explain("a");
        StageTrace weighed = stage(history, "weighed");

        assertThat(history.stages())
                .extracting(trace -> trace.stage().id())
                .containsExactly("things", "answers", "first", "weighed");
        assertThat(history.lastLabel()).isNotNull();
        assertThat(weighed.version()).isEqualTo(3);
        assertThat(weighed.before().get(TableKind.LABELS)).singleElement().satisfies(seen -> {
            assertThat(seen.stage()).isEqualTo("first");
            assertThat(seen.row().probabilities()).containsEntry("ham", 0.6);
        });
        assertThat(weighed.voices()).extracting(Voice::annotator).containsExactly("ana", "ben");
        Voice ana = weighed.voices().get(0);
        assertThat(ana.likelihoods()).containsExactly(Map.entry("ham", 0.2), Map.entry("spam", 0.8));
        assertThat(ana.reliability()).isNotNull();
        assertThat(weighed.voices().get(1).reliability()).isNull();
    }

    @Test
    void whoGaveTheLabelIsHeardOnceAndAnswersToHiddenQuestionsNotAtAll() {
        imported("a");
        List<ColumnSpec> hidden = List.of(ColumnSpec.named("_gold"));
        String answers = stage(
                "people",
                "future/ask",
                Map.of(),
                table(
                        TableKind.ANNOTATIONS,
                        hidden,
                        row("a", "ana", "spam", 1.0, "t", "people", 0, "g", "answer", ""),
                        row("a", "ben", "ham", 1.0, "t", "people", 0, "g", "answer", ""),
                        row("a", "cid", "ham", 1.0, "t", "people", 0, "g", "answer", "", "spam")));
        List<ColumnSpec> fixed = List.of(ColumnSpec.bool("_fixed"), ColumnSpec.named("_author"));
        String before = stage(
                "before",
                "future/first",
                Map.of(),
                table(TableKind.LABELS, fixed, row("a", "ham", 1.0, "labelled", "before", "given", true, "dora")));
        String labels = stage(
                "given",
                "future/first",
                Map.of(),
                table(TableKind.LABELS, fixed, row("a", "spam", 1.0, "labelled", "given", "given", true, "ana")));
        Map<String, String> causes = new LinkedHashMap<>();
        causes.put(StageRecord.tableCause(TableKind.ANNOTATIONS, "people"), answers);
        causes.put(StageRecord.tableCause(TableKind.LABELS, "before"), before);
        causes.put(StageRecord.tableCause(TableKind.LABELS, "given"), labels);
        run(stage(
                "weighed",
                "future/weigh",
                causes,
                table(TableKind.LABELS, List.of(), row("a", "spam", 1.0, "labelled", "given", "given"))));

        ItemHistory history = explain("a");

        assertThat(stage(history, "weighed").voices())
                .extracting(voice -> voice.annotator() + " " + voice.label() + " " + voice.fixed())
                .containsExactly("ana spam true", "ben ham false");
        assertThat(stage(history, "people").rows(TableKind.ANNOTATIONS))
                .extracting(row -> String.valueOf(row.gold()))
                .containsExactly("null", "null", "spam");
    }

    @Test
    void stagesStandInTheOrderInWhichTheDataFlowed() {
        imported("a");
        String later = Sha256.of("later");
        stage(
                "second",
                "future/x",
                Map.of(StageRecord.tableCause(TableKind.LABELS, "first"), later),
                table(TableKind.WEIGHTS, List.of(), row("a", 2.0)));
        stage("first", "future/y", Map.of(), table(TableKind.LABELS, List.of(), row("a", "x")));
        run(null);

        assertThat(explain("a").stages())
                .extracting(trace -> trace.stage().id())
                .containsExactly("things", "first", "second");
    }

    @Test
    void anExportIsMadeAgainForTheItem() {
        String list = items("a", "b");
        imported("a", "b");
        String labels = stage(
                "agreed",
                "future/x",
                Map.of(),
                table(
                        TableKind.LABELS,
                        List.of(),
                        row("a", "x", 0.9, "labelled", "agreed", "r"),
                        row("b", "y", 0.2, "labelled", "agreed", "r")));
        Map<String, String> causes = new LinkedHashMap<>();
        causes.put("config table", "labels");
        causes.put("config where", "confidence > 0.5");
        causes.put("items", "only [" + list + "]");
        causes.put(StageRecord.tableCause(TableKind.LABELS, "agreed"), labels);
        stage("out", "export/x", null, causes, List.of(new StageRecord.Export("o.csv", 1, labels)));
        Map<String, String> others = new LinkedHashMap<>(causes);
        others.put("items", "only [" + items("b") + "]");
        others.remove("config where");
        stage("part", "export/x", null, others, List.of(new StageRecord.Export("p.csv", 1, labels)));
        run(labels);

        assertThat(stage(explain("a"), "out").exports()).singleElement().matches(ExportTrace::holds);
        assertThat(stage(explain("b"), "out").exports()).singleElement().matches(export -> !export.holds());
        assertThat(stage(explain("a"), "part").exports()).singleElement().matches(export -> !export.holds());
        assertThat(stage(explain("b"), "part").exports()).singleElement().matches(ExportTrace::holds);
    }

    @Test
    void ofAnExportWhoseTableIsLostNothingIsSaid() throws Exception {
        imported("a");
        String labels = stage("agreed", "future/x", Map.of(), table(TableKind.LABELS, List.of(), row("a", "x", 0.9)));
        Map<String, String> causes = new LinkedHashMap<>();
        causes.put("config table", "labels");
        causes.put("config where", "item.colour == 'red'");
        causes.put(StageRecord.tableCause(TableKind.LABELS, "agreed"), labels);
        stage("out", "export/x", null, causes, List.of(new StageRecord.Export("o.csv", 1, labels)));
        run(labels);
        Files.delete(folder.resolve("objects").resolve(labels.substring(0, 2)).resolve(labels.substring(2)));

        assertThat(stage(explain("a"), "out").exports()).singleElement().satisfies(export -> {
            assertThat(export.holds()).isFalse();
            assertThat(export.unknown()).contains("can no longer be read");
        });
    }

    @Test
    void whatIsLostIsNamedAndTheRestIsTold() throws Exception {
        String things = imported("a");
        String labels = stage("agreed", "future/x", Map.of(), table(TableKind.LABELS, List.of(), row("a", "x")));
        run(labels);
        Path file = folder.resolve("objects").resolve(things.substring(0, 2)).resolve(things.substring(2));
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);

        ItemHistory history = explain("a");

        assertThat(history.losses()).singleElement().satisfies(loss -> {
            assertThat(loss.stage()).isEqualTo("things");
            assertThat(loss.what()).isEqualTo("table items");
            assertThat(loss.why()).contains("damaged");
        });
        assertThat(damaged).hasSize(1);
        assertThat(stage(history, "agreed").rows(TableKind.LABELS)).hasSize(1);
        assertThat(explain("a").losses())
                .singleElement()
                .satisfies(loss -> assertThat(loss.why()).contains("no longer in the store"));
    }

    @Test
    void theLatestRunWithTheItemIsTaken() {
        imported("a", "b");
        String first = run(null);
        stages.clear();
        imported("b");
        String second = run(null);
        stages.clear();
        String third = run(null);

        assertThat(explain("a").run().id()).isEqualTo(first);
        assertThat(explain("a").newerRuns()).containsExactly(second, third);
        assertThat(explain("b").run().id()).isEqualTo(second);
        RunRecord withoutIt = store.runs().find(second).orElseThrow();
        assertThatThrownBy(() -> new Explainer(store, CelExpressions::new, "a").in(withoutIt))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining(second + " has no item 'a'");
        assertThatThrownBy(() -> explain("nothing like it"))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("no run of this store has an item");
    }

    @Test
    void answersOfPeopleAreToldWithTheirCorrections() {
        imported("a");
        run(null);
        store.answers().append(List.of(answer("a", "ham", 0), answer("b", "ham", 0), answer("a", "spam", 1)));

        assertThat(explain("a").answers()).extracting(Answer::number).containsExactly(1L, 3L);
        assertThat(HistoryJson.print(explain("a"))).contains("\"corrects\":1", "\"guidelines\":\"v1\"");
    }

    private static Answer answer(String item, String label, long corrects) {
        return new Answer(0, "w", "ask", 0, item, "ana", label, null, null, Instant.EPOCH, "v1", corrects);
    }

    @Test
    void rejectedRowsThatNameTheItemAreTold() {
        imported("a", "aa");
        stage(
                "votes",
                "import/csv",
                Map.of(),
                table(
                        TableKind.REJECTS,
                        List.of(),
                        row("votes", "v.csv", 3, 1, "unknown class", "a,junk"),
                        row("votes", "v.csv", 4, 1, "unknown class", "aa,junk"),
                        row("votes", "v.jsonl", 5, 1, "no object", "{\"id\": \"a\"")));
        run(null);

        assertThat(stage(explain("a"), "votes").rows(TableKind.REJECTS))
                .extracting(row -> row.cells().get("line"))
                .containsExactly(3L, 5L);
    }
}
