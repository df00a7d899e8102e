package io.labelwright.engine.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.labelwright.engine.execution.WorkerPool;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.annotation.AnnotationQuery;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.annotation.RepeatedAnswers;
import io.labelwright.spi.feature.FeatureSet;
import io.labelwright.spi.label.ItemLabels;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.people.People;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.ColumnType;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StageInputsTest {

    private static final LabelSchema SCHEMA = new LabelSchema(
            Task.CLASSIFICATION, List.of(LabelClass.of("ham"), LabelClass.of("spam"), LabelClass.of("news")), null);

    private static final WorkerPool POOL = new WorkerPool(3);

    @AfterAll
    static void closePool() {
        POOL.close();
    }

    private static final AnnotationQuery ALL = AnnotationQuery.all();

    private static StageInputs inputs(ItemIndex index, int blockItems, TableKind kind, StageTable... tables) {
        Map<TableKind, List<StageTable>> declared = new EnumMap<>(TableKind.class);
        declared.put(kind, List.of(tables));
        return new StageInputs(SCHEMA, index, declared, blockItems, POOL);
    }

    private static ItemIndex items(boolean closed, String... ids) {
        return new ItemIndex(Dictionary.of(List.of(ids)), closed);
    }

    private static StageTable stage(String id, Table table) {
        return new StageTable(id, true, Set.of(), table);
    }

    /** Answers as {@code item annotator label}; a fourth word is the verdict. */
    private static Table answers(String... rows) {
        var table = new TableBuilder(
                TableKind.ANNOTATIONS, List.of(ColumnSpec.named("_file"), ColumnSpec.integer("_line")), Map.of());
        for (int r = 0; r < rows.length; r++) {
            String[] cells = rows[r].split(" ", -1);
            table.text(0, cells[0]).text(1, cells[1]).text(2, cells[2]);
            table.text(TableKind.ANNOTATIONS.column("verdict"), cells.length > 3 ? cells[3] : "answer");
            table.text(table.columns().size() - 2, "a.csv")
                    .integer(table.columns().size() - 1, r + 2);
            table.end();
        }
        return table.build();
    }

    /** Labels as {@code item label}, {@code item label author} for fixed ones. */
    private static Table labels(String... rows) {
        var table = new TableBuilder(
                TableKind.LABELS, List.of(ColumnSpec.bool("_fixed"), ColumnSpec.named("_author")), Map.of());
        int fixed = TableKind.LABELS.columns().size();
        for (String row : rows) {
            String[] cells = row.split(" ", -1);
            table.text(0, cells[0]).text(1, cells[1]).text(TableKind.LABELS.column("status"), "labelled");
            table.bool(fixed, cells.length > 2);
            if (cells.length > 2 && !cells[2].equals("-")) {
                table.text(fixed + 1, cells[2]);
            }
            table.end();
        }
        return table.build();
    }

    private static Table texts(String field, String... idsAndValues) {
        var table = new TableBuilder(TableKind.ITEMS, List.of(ColumnSpec.text(field)), Map.of());
        for (int i = 0; i < idsAndValues.length; i += 2) {
            table.text(0, idsAndValues[i]);
            if (!idsAndValues[i + 1].isEmpty()) {
                table.text(1, idsAndValues[i + 1]);
            }
            table.end();
        }
        return table.build();
    }

    /** All answers as {@code item/annotator=label}, in the order of the blocks. */
    private static List<String> shown(Annotations annotations, ItemIndex index) {
        var shown = new ArrayList<String>();
        long answers = 0;
        for (AnnotationBlock block : annotations.blocks()) {
            answers += block.answers();
            for (int i = 0; i < block.items; i++) {
                for (int a = block.start[i]; a < block.start[i + 1]; a++) {
                    shown.add(index.ids().get(block.firstItem + i) + "/"
                            + annotations.annotators().get(block.annotator[a]) + "=" + SCHEMA.name(block.label[a]));
                }
            }
        }
        assertThat(answers).isEqualTo(annotations.answers());
        assertThat(annotations.items()).isEqualTo(index.ids().size());
        return shown;
    }

    private static List<String> cells(Table table, String... columns) {
        var cells = new ArrayList<String>();
        for (Segment segment : table.segments()) {
            for (int row = 0; row < segment.rows(); row++) {
                var shown = new ArrayList<String>();
                for (String name : columns) {
                    var column = segment.column(table.find(name));
                    shown.add(
                            column.isMissing(row)
                                    ? ""
                                    : switch (column.type()) {
                                        case NAME, TEXT -> String.valueOf(column.text(row));
                                        case NUMBER -> String.valueOf(column.number(row));
                                        case INTEGER, BOOLEAN -> String.valueOf(column.integer(row));
                                    });
                }
                cells.add(String.join("|", shown));
            }
        }
        return cells;
    }

    @Test
    void answersComeByItemThenByAnnotatorsName() {
        ItemIndex index = items(true, "b", "a", "c");

        var in = inputs(index, 2, TableKind.ANNOTATIONS, stage("s", answers("a zoe ham", "b bob spam", "a ann news")));

        assertThat(shown(in.annotations(ALL), index)).containsExactly("b/bob=spam", "a/ann=news", "a/zoe=ham");
    }

    @Test
    void tablesOfSeveralStagesWithOtherDictionariesAreUnited() {
        ItemIndex index = items(true, "a", "b", "c");

        var in = inputs(
                index,
                16,
                TableKind.ANNOTATIONS,
                stage("one", answers("c bob spam", "a ann ham")),
                stage("none", answers()),
                stage("two", answers("a bob news", "b ann spam", "a cid ham")));

        assertThat(shown(in.annotations(ALL), index))
                .containsExactly("a/ann=ham", "a/bob=news", "a/cid=ham", "b/ann=spam", "c/bob=spam");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"LAST; a/ann=spam,a/bob=ham", "KEEP_ALL; a/ann=ham,a/ann=news,a/ann=spam,a/bob=ham"})
    void repeatedAnswersFollowThePolicy(RepeatedAnswers policy, String expected) {
        ItemIndex index = items(true, "a");
        var in = inputs(
                index,
                1,
                TableKind.ANNOTATIONS,
                stage("s", answers("a ann ham", "a bob ham", "a ann news")),
                stage("t", answers("a ann spam")));

        var annotations = in.annotations(new AnnotationQuery(List.of(), policy, true, false));

        assertThat(String.join(",", shown(annotations, index))).isEqualTo(expected);
    }

    @Test
    void repeatedAnswersAreAnErrorThatNamesBoth() {
        ItemIndex index = items(true, "a", "b");
        var in = inputs(
                index,
                1,
                TableKind.ANNOTATIONS,
                stage("s", answers("a ann ham", "b ann ham", "b bob spam", "b ann news")));

        var failure = catchThrowableOfType(
                LabelingException.class,
                () -> in.annotations(new AnnotationQuery(List.of(), RepeatedAnswers.ERROR, true, false)));

        assertThat(failure.problems().get(0).code()).isEqualTo(StandardError.REPEATED_ANSWER);
        assertThat(failure)
                .hasMessageContaining("'ann' answered item 'b' more than once ('ham' and 'news')")
                .hasMessageContaining("repeated_answers: last or keep_all");
    }

    @Test
    void manyRepeatedAnswersKeepTheOrderOfTheirRows() {
        ItemIndex index = items(true, "a");
        var rows = new String[100];
        for (int r = 0; r < rows.length; r++) {
            rows[r] = "a w" + (r * 7 % 10) + " " + SCHEMA.name(r % 3);
        }
        var in = inputs(index, 1, TableKind.ANNOTATIONS, stage("s", answers(rows)));

        var expected = new ArrayList<String>();
        for (int w = 0; w < 10; w++) {
            for (int r = 0; r < rows.length; r++) {
                if (r * 7 % 10 == w) {
                    expected.add("a/w" + w + "=" + SCHEMA.name(r % 3));
                }
            }
        }
        assertThat(shown(in.annotations(ALL), index)).isEqualTo(expected);
    }

    @Test
    void labelsGivenByHandAreAnswersOfTheirAuthorsAndReplaceOthersOfTheirs() {
        ItemIndex index = items(true, "a", "b", "c", "d");
        Map<TableKind, List<StageTable>> tables = new EnumMap<>(TableKind.class);
        tables.put(
                TableKind.ANNOTATIONS,
                List.of(stage("s", answers("a ann ham", "a ann news", "a bob ham", "c ann ham"))));
        tables.put(
                TableKind.LABELS,
                List.of(new StageTable("hand", false, Set.of(), labels("a spam ann", "b news -", "d ham"))));
        var in = new StageInputs(SCHEMA, index, tables, 2, POOL);

        assertThat(shown(in.annotations(ALL), index))
                .containsExactly("a/ann=spam", "a/bob=ham", "b/hand=news", "c/ann=ham");
        assertThat(shown(in.annotations(new AnnotationQuery(List.of(), RepeatedAnswers.LAST, false, false)), index))
                .containsExactly("a/ann=news", "a/bob=ham", "c/ann=ham");
        assertThat(shown(
                        in.annotations(new AnnotationQuery(List.of("stage:hand"), RepeatedAnswers.ERROR, true, false)),
                        index))
                .containsExactly("a/ann=spam", "b/hand=news");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "b*; a/bob=spam,b/bob=ham",
                "a??; a/ann=ham",
                "stage:two; b/bob=ham,b/cid=news",
                "stage:two a*; a/ann=ham,b/bob=ham,b/cid=news",
                "nobody; ''"
            })
    void onlyTheAnswersOfTheSourcesAreSeen(String sources, String expected) {
        ItemIndex index = items(true, "a", "b");
        var in = inputs(
                index,
                16,
                TableKind.ANNOTATIONS,
                stage("one", answers("a ann ham", "a bob spam")),
                stage("two", answers("b bob ham", "b cid news")));

        var annotations = in.annotations(
                new AnnotationQuery(List.of(sources.split(" ", -1)), RepeatedAnswers.ERROR, true, false));

        assertThat(String.join(",", shown(annotations, index))).isEqualTo(expected);
    }

    @Test
    void rowsThatAreNoAnswersAreLeftOut() {
        ItemIndex index = items(true, "a");
        var in = inputs(
                index, 1, TableKind.ANNOTATIONS, stage("s", answers("a ann ham skip", "a bob spam", "a cid egg")));

        assertThat(shown(in.annotations(ALL), index)).containsExactly("a/bob=spam");
    }

    @Test
    void unknownItemsBecomeRejectsOnceWhereAnImportNamesTheItems() {
        ItemIndex index = items(true, "a");
        StageTable table = stage("s", answers("x ann ham", "a ann spam", "y bob ham", "x bob ham"));
        var in = inputs(index, 1, TableKind.ANNOTATIONS, table);

        assertThat(shown(in.annotations(ALL), index)).containsExactly("a/ann=spam");
        assertThat(cells(in.table(TableKind.ANNOTATIONS), "item")).containsExactly("a");
        assertThat(cells(in.rejects(), "stage", "file", "line", "reason", "text"))
                .containsExactly("s|a.csv|2|unknown item|x", "s|a.csv|4|unknown item|y", "s|a.csv|5|unknown item|x");
    }

    @Test
    void unknownItemsAreNoFaultWhereNoImportNamesTheItems() {
        ItemIndex index = items(false, "a");
        var in = inputs(index, 1, TableKind.ANNOTATIONS, stage("s", answers("x ann ham", "a ann spam")));

        assertThat(shown(in.annotations(ALL), index)).containsExactly("a/ann=spam");
        assertThat(in.rejects().rows()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void howRowsAreSplitAndOrderedChangesNothing(long seed) {
        var random = new SplittableRandom(seed);
        var ids = new ArrayList<String>();
        for (int i = 0; i < 30; i++) {
            ids.add("i" + i);
        }
        ItemIndex index = new ItemIndex(Dictionary.of(ids), seed % 2 == 0);
        var rows = new ArrayList<String>();
        for (String id : ids) {
            for (int w = 0; w < 50; w++) {
                if (random.nextInt(seed == 3 ? 2 : 9) == 0) {
                    rows.add(id + " w" + w + " " + SCHEMA.name(random.nextInt(3)));
                }
            }
        }
        List<String> whole = shown(
                inputs(index, 64, TableKind.ANNOTATIONS, stage("s", answers(rows.toArray(String[]::new))))
                        .annotations(ALL),
                index);
        assertThat(whole).hasSize(rows.size());

        Collections.shuffle(rows, new Random(seed));
        var parts = new ArrayList<StageTable>();
        for (int from = 0; from < rows.size(); ) {
            int to = Math.min(rows.size(), from + random.nextInt(40));
            parts.add(stage("s" + parts.size(), answers(rows.subList(from, to).toArray(String[]::new))));
            from = to;
        }
        var split = inputs(index, 1 + random.nextInt(7), TableKind.ANNOTATIONS, parts.toArray(StageTable[]::new));

        assertThat(shown(split.annotations(ALL), index)).isEqualTo(whole);
    }

    @Test
    void goldIsKnownOnlyWhenAskedFor() {
        ItemIndex index = items(true, "a", "b");
        Map<TableKind, List<StageTable>> tables = new EnumMap<>(TableKind.class);
        tables.put(TableKind.ANNOTATIONS, List.of(stage("s", answers("a ann ham"))));
        var gold = new TableBuilder(TableKind.GOLD);
        gold.text(0, "b").text(1, "news").end();
        tables.put(TableKind.GOLD, List.of(stage("g", gold.build())));
        var in = new StageInputs(SCHEMA, index, tables, 16, POOL);

        assertThat(in.annotations(ALL).blocks().get(0).known).containsExactly((short) -1, (short) -1);
        assertThat(in.annotations(new AnnotationQuery(List.of(), RepeatedAnswers.ERROR, true, true))
                        .blocks()
                        .get(0)
                        .known)
                .containsExactly((short) -1, (short) 2);
    }

    @Test
    void aTableThatIsNotDeclaredIsRefused() {
        var in = inputs(items(true, "a"), 1, TableKind.ANNOTATIONS, stage("s", answers("a ann ham")));

        var failure = catchThrowableOfType(LabelingException.class, in::gold);

        assertThat(failure.problems().get(0).code()).isEqualTo(StandardError.PLUGIN_CONTRACT);
    }

    @Test
    void laterLabelsLieOverEarlierOnes() {
        ItemIndex index = items(true, "a", "b", "c");
        var in = inputs(
                index,
                1,
                TableKind.LABELS,
                new StageTable("vote", false, Set.of(), labels("c ham", "a spam", "b ham")),
                new StageTable("hand", true, Set.of("vote"), labels("b news ann")));

        ItemLabels labels = in.labels();

        assertThat(List.of(labels.label(0), labels.label(1), labels.label(2))).containsExactly(1, 2, 0);
        assertThat(labels.fixed(1)).isTrue();
        assertThat(labels.author(1)).isEqualTo("ann");
        assertThat(labels.source(1)).isEqualTo("hand");
        assertThat(labels.fixed(0)).isFalse();
        assertThat(cells(in.table(TableKind.LABELS), "item", "label", "status"))
                .containsExactly("a|spam|labelled", "b|news|labelled", "c|ham|labelled");
    }

    @Test
    void itemsWithoutALabelAreUnresolved() {
        var in = inputs(items(true, "a", "b"), 1, TableKind.LABELS, stage("hand", labels("b ham ann")));

        assertThat(cells(in.table(TableKind.LABELS), "item", "label", "status", "reason"))
                .containsExactly("a||unresolved|no label", "b|ham|labelled|");
    }

    /** Strategies ask for them in loops over items. */
    @Test
    void itemsArePutTogetherOnce() {
        var in = inputs(items(true, "a", "b"), 1, TableKind.LABELS, stage("hand", labels("b ham ann")));

        assertThat(in.items()).isSameAs(in.items());
    }

    @Test
    void labelsOfTwoImportsConflictUnlessOneSawTheOther() {
        StageTable one = new StageTable("one", true, Set.of(), labels("a ham ann"));
        StageTable two = new StageTable("two", true, Set.of(), labels("a spam bob"));
        StageTable after = new StageTable("after", true, Set.of("one"), labels("a spam bob"));
        StageTable same = new StageTable("same", true, Set.of(), labels("a ham bob"));

        var failure = catchThrowableOfType(
                LabelingException.class,
                () -> inputs(items(true, "a"), 1, TableKind.LABELS, one, two).labels());
        assertThat(failure.problems().get(0).code()).isEqualTo(StandardError.CONFLICTING_LABEL);
        assertThat(failure).hasMessageContaining("item 'a' is 'ham' in stage 'one' and 'spam' in stage 'two'");
        assertThat(inputs(items(true, "a"), 1, TableKind.LABELS, one, after)
                        .labels()
                        .label(0))
                .isEqualTo(1);
        assertThat(inputs(items(true, "a"), 1, TableKind.LABELS, one, same)
                        .labels()
                        .label(0))
                .isEqualTo(0);
    }

    @Test
    void labelRowsInAnotherOrderThanTheirIdsAreSorted() {
        Dictionary ids = Dictionary.of(List.of("a", "b"));
        var table = new TableBuilder(TableKind.LABELS, List.of(), Map.of("item", ids));
        table.code(0, 1).text(1, "ham").end();
        table.code(0, 0).text(1, "spam").end();

        var in = inputs(new ItemIndex(ids, true), 1, TableKind.LABELS, stage("s", table.build()));

        assertThat(cells(in.table(TableKind.LABELS), "item", "label")).containsExactly("a|spam", "b|ham");
    }

    @Test
    void itemRowsInAnotherOrderThanTheirIdsAreSorted() {
        Dictionary ids = Dictionary.of(List.of("refused first", "b"));
        var table = new TableBuilder(TableKind.ITEMS, List.of(ColumnSpec.text("text")), Map.of("item", ids));
        table.code(0, 1).text(1, "of b").end();
        table.code(0, 0).text(1, "of the other").end();

        var in = inputs(new ItemIndex(ids, true), 1, TableKind.ITEMS, stage("s", table.build()));

        assertThat(in.items().blocks()).allSatisfy(block -> {
            for (int row = 0; row < block.items(); row++) {
                assertThat(block.segment().column(0).code(row)).isEqualTo(block.firstItem() + row);
            }
        });
        assertThat(cells(in.table(TableKind.ITEMS), "item", "text"))
                .containsExactly("refused first|of the other", "b|of b");
    }

    @Test
    void fieldsOfOneItemComeFromAllImports() {
        var in = inputs(
                items(true, "a", "b", "c"),
                1,
                TableKind.ITEMS,
                stage("one", texts("text", "a", "x", "b", "y")),
                stage("two", texts("more", "c", "z", "a", "w")),
                stage("three", texts("text", "a", "x", "b", "")));

        assertThat(cells(in.table(TableKind.ITEMS), "item", "text", "more")).containsExactly("a|x|w", "b|y|", "c||z");
    }

    @Test
    void twoValuesOfOneFieldAreAConflict() {
        var in = inputs(
                items(true, "a"),
                1,
                TableKind.ITEMS,
                stage("one", texts("text", "a", "x")),
                stage("two", texts("text", "a", "y")));

        var failure = catchThrowableOfType(LabelingException.class, () -> in.table(TableKind.ITEMS));

        assertThat(failure.problems().get(0).code()).isEqualTo(StandardError.CONFLICTING_ITEM);
        assertThat(failure).hasMessageContaining("item 'a': field 'text' is 'x' in stage 'one' and 'y' in stage 'two'");
    }

    @Test
    void fieldsOfWholeNumbersAreUnitedToo() {
        var number = new TableBuilder(TableKind.ITEMS, List.of(ColumnSpec.integer("n")), Map.of());
        number.text(0, "b").integer(1, 7).end();

        var in = inputs(
                items(true, "a", "b"),
                1,
                TableKind.ITEMS,
                stage("one", texts("text", "a", "x")),
                stage("two", number.build()));

        assertThat(cells(in.table(TableKind.ITEMS), "item", "text", "n")).containsExactly("a|x|", "b||7");
    }

    /** Features as {@code item value}; with a set in its own column when one is given. */
    private static Table features(String set, ColumnSpec column, String... rows) {
        List<ColumnSpec> columns = set.isEmpty() ? List.of(column) : List.of(FeatureSet.SET, column);
        var table = new TableBuilder(TableKind.FEATURES, columns, Map.of());
        for (String row : rows) {
            String[] cells = row.split(" ", -1);
            table.text(0, cells[0]);
            if (!set.isEmpty()) {
                table.text(1, set);
            }
            if (column.type() == ColumnType.NUMBER) {
                table.number(columns.size(), Double.parseDouble(cells[1]));
            } else {
                table.text(columns.size(), cells[1]);
            }
            table.end();
        }
        return table.build();
    }

    @Test
    void featuresOfSeveralStagesAreToldApartByTheirSet() {
        var in = inputs(
                items(true, "a", "b", "c"),
                1,
                TableKind.FEATURES,
                stage("one", features("", ColumnSpec.number("f"), "b 2", "a 1", "x 9")),
                stage("two", features("pixels", ColumnSpec.named("g"), "a red", "c blue")));

        FeatureSet one = FeatureSet.of(in, "one");
        FeatureSet pixels = FeatureSet.of(in, "pixels");

        assertThat(FeatureSet.names(in)).containsExactly("one", "pixels");
        assertThat(one.columns()).containsExactly(ColumnSpec.number("f"));
        assertThat(one.numbers(new int[] {0, 1, 2})).containsExactly(1, 2, Double.NaN);
        assertThat(one.has(2)).isFalse();
        assertThat(pixels.categorical()).containsExactly(0);
        assertThat(pixels.category(2, 0)).isEqualTo("blue");
        assertThat(pixels.category(1, 0)).isNull();
        assertThat(cells(in.rejects(), "stage", "reason", "text")).containsExactly("one|unknown item|x");
    }

    @Test
    void whoAsksForOneOfSeveralSetsMustSayWhich() {
        var two = inputs(
                items(true, "a"),
                1,
                TableKind.FEATURES,
                stage("one", features("", ColumnSpec.number("f"), "a 1")),
                stage("two", features("", ColumnSpec.number("g"), "a 1")));
        var none = inputs(items(true, "a"), 1, TableKind.FEATURES);

        assertThat(catchThrowableOfType(LabelingException.class, () -> FeatureSet.of(two, null)))
                .hasMessageContaining("several sets of features are in view: 'one', 'two'");
        assertThat(catchThrowableOfType(LabelingException.class, () -> FeatureSet.of(two, "three")))
                .hasMessageContaining("no set of features 'three'");
        assertThat(catchThrowableOfType(LabelingException.class, () -> FeatureSet.of(none, null)))
                .hasMessageContaining("no features in view");
    }

    @Test
    void oneNameForNumbersAndCategoriesIsAConflictOfTheTwoStages() {
        var in = inputs(
                items(true, "a"),
                1,
                TableKind.FEATURES,
                stage("one", features("", ColumnSpec.number("f"), "a 1")),
                stage("two", features("", ColumnSpec.named("f"), "a red")));

        assertThat(catchThrowableOfType(LabelingException.class, () -> in.table(TableKind.FEATURES)))
                .hasMessageContaining("'f'")
                .hasMessageContaining("'one'")
                .hasMessageContaining("'two'");
    }

    @Test
    void answersToHiddenQuestionsAreSeenByNobody() {
        var table = new TableBuilder(TableKind.ANNOTATIONS, List.of(ColumnSpec.named(People.GOLD)), Map.of());
        String[] rows = {"a ann ham -", "b ann spam ham", "b bob ham -"};
        for (String row : rows) {
            String[] cells = row.split(" ", -1);
            table.text(0, cells[0]).text(1, cells[1]).text(2, cells[2]);
            if (!cells[3].equals("-")) {
                table.text(TableKind.ANNOTATIONS.columns().size(), cells[3]);
            }
            table.end();
        }
        ItemIndex index = items(true, "a", "b");
        Table answers = table.build();
        var in = inputs(index, 1, TableKind.ANNOTATIONS, stage("people", answers));

        assertThat(HiddenAnswers.count(answers)).isEqualTo(1);
        assertThat(cells(in.table(TableKind.ANNOTATIONS), "item", "annotator")).containsExactly("a|ann", "b|bob");
        assertThat(shown(in.annotations(ALL), index)).containsExactly("a/ann=ham", "b/bob=ham");
    }

    @Test
    void aFixedLabelKeepsItsReason() {
        var table = new TableBuilder(
                TableKind.LABELS, List.of(ColumnSpec.bool("_fixed"), ColumnSpec.named("_author")), Map.of());
        for (String item : List.of("a", "b")) {
            table.text(0, item)
                    .text(1, "ham")
                    .text(TableKind.LABELS.column("reason"), "adjudicated by ann; was spam by bob")
                    .bool(TableKind.LABELS.columns().size(), item.equals("a"))
                    .end();
        }

        ItemLabels labels = inputs(
                        items(true, "a", "b", "c"),
                        1,
                        TableKind.LABELS,
                        new StageTable("people", false, Set.of(), table.build()))
                .labels();

        assertThat(labels.reason(0)).isEqualTo("adjudicated by ann; was spam by bob");
        assertThat(labels.reason(1)).as("of a label that is computed anew").isNull();
        assertThat(labels.reason(2)).isNull();
    }

    @Test
    void edgesWithAnUnknownEndAreRejectedOnce() {
        var graph = new TableBuilder(TableKind.GRAPH, List.of(ColumnSpec.integer("_line")), Map.of());
        String[] edges = {"a b", "a x", "y x", "b a", "y a"};
        for (int e = 0; e < edges.length; e++) {
            String[] ends = edges[e].split(" ", -1);
            graph.text(0, ends[0])
                    .text(1, ends[1])
                    .number(2, 1)
                    .integer(3, e + 2L)
                    .end();
        }
        var in = inputs(items(true, "a", "b"), 1, TableKind.GRAPH, stage("near", graph.build()));

        assertThat(cells(in.table(TableKind.GRAPH), "source", "target")).containsExactly("a|b", "b|a");
        assertThat(cells(in.table(TableKind.GRAPH), "source", "target")).containsExactly("a|b", "b|a");
        assertThat(cells(in.rejects(), "line", "text")).containsExactlyInAnyOrder("3|x", "4|y", "6|y");
    }

    @Test
    void rejectsAreShownOnce() {
        var one = new TableBuilder(TableKind.REJECTS);
        one.text(0, "s")
                .text(1, "a.csv")
                .integer(2, 3)
                .text(4, "unknown item")
                .text(5, "x")
                .end();
        Table table = one.build();

        assertThat(StageInputs.distinctRejects(Arrays.asList(table, table)).rows())
                .isEqualTo(1);
    }
}
