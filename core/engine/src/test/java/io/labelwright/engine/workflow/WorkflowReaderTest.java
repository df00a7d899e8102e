package io.labelwright.engine.workflow;

import static io.labelwright.engine.workflow.WorkflowReading.HEAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.labelwright.engine.yaml.Located;
import io.labelwright.engine.yaml.MapNode;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.Severity;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.TableKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkflowReaderTest {

    private static final String STAGES = "stages: [{id: s, uses: import/csv}]\n";

    private final WorkflowReading reading = new WorkflowReading();

    @Test
    void readsAWholeWorkflow() {
        Workflow workflow = reading.workflow("""
                workflow: sms-spam
                description: messages
                seed: 42
                labels:
                  task: classification
                  classes: [ham, {name: spam, description: junk, key: s, aliases: [junk, 1], parent: ham}]
                  guidelines: guidelines.md
                vars: {budget: 100}
                engine: local
                store: here
                defaults:
                  consensus/*: {quorum: 2}
                stages:
                  - id: messages
                    uses: import/csv
                    with: {path: messages.csv}
                  - id: agreed
                    uses: consensus/dawid-skene
                    needs: [messages]
                    with: {max_iterations: "${vars.budget}"}
                    from: {labels: messages}
                    when: "counts.annotations > 0"
                    timeout: 10m
                    retry: {attempts: 3, backoff: 2s}
                """);

        assertThat(workflow.name()).isEqualTo("sms-spam");
        assertThat(workflow.description()).isEqualTo("messages");
        assertThat(workflow.seed()).isEqualTo(42);
        assertThat(workflow.engine()).isEqualTo(EngineChoice.LOCAL);
        assertThat(workflow.store())
                .extracting(StoreChoice::files, StoreChoice::database)
                .containsExactly("here", null);
        assertThat(workflow.vars().keys()).containsExactly("budget");
        assertThat(workflow.labels().task().value()).isEqualTo(Task.CLASSIFICATION);
        assertThat(workflow.labels().classes())
                .extracting(Located::value)
                .containsExactly(
                        LabelClass.of("ham"), new LabelClass("spam", "junk", "s", List.of("junk", "1"), "ham"));
        assertThat(workflow.labels().guidelines()).hasToString("guidelines.md");
        StageNode agreed = workflow.stages().get(1);
        assertThat(agreed.id()).isEqualTo(new Located<>("agreed", new Place("w.yaml", 17, 9)));
        assertThat(agreed.uses().value()).isEqualTo("consensus/dawid-skene");
        assertThat(agreed.needs()).isEqualTo(List.of(new Located<>("messages", new Place("w.yaml", 19, 13))));
        assertThat(agreed.with().get("max_iterations")).hasToString("'100'");
        assertThat(agreed.with().get("quorum").place()).isEqualTo(new Place("w.yaml", 12, 25));
        assertThat(agreed.from())
                .isEqualTo(Map.of(TableKind.LABELS, new Located<>("messages", new Place("w.yaml", 21, 20))));
        assertThat(agreed.when()).hasToString("counts.annotations > 0");
        assertThat(agreed.timeout()).isEqualTo(Duration.ofMinutes(10));
        assertThat(agreed.retry()).isEqualTo(new Retry(3, Duration.ofSeconds(2)));
        assertThat(workflow.graph().order())
                .extracting(stage -> stage.id().value())
                .containsExactly("messages", "agreed");
    }

    @Test
    void whatIsLeftOutHasItsDefault() {
        Workflow workflow = reading.workflow(HEAD + STAGES);

        assertThat(workflow.seed()).isZero();
        assertThat(workflow.description()).isNull();
        assertThat(workflow.engine()).isEqualTo(EngineChoice.AUTO);
        assertThat(workflow.store()).isNull();
        StageNode stage = workflow.stages().get(0);
        assertThat(stage.needs()).isNull();
        assertThat(stage.with().entries()).isEmpty();
        assertThat(stage.from()).isEmpty();
        assertThat(stage.when()).isNull();
        assertThat(stage.timeout()).isNull();
        assertThat(stage.retry()).isNull();
    }

    @Test
    void needsOfNothingDifferFromNoNeeds() {
        assertThat(reading.workflow(HEAD + "stages: [{id: s, uses: import/csv, needs: []}]")
                        .stages()
                        .get(0)
                        .needs())
                .isEmpty();
    }

    @Test
    void classNamesKeepTheirSpelling() {
        Workflow workflow = reading.workflow("workflow: w\nlabels: {task: classification, classes: "
                + "[yes, no, off, 1.10, 0123, 017, null, ~, true, 1e5, 'quoted']}\n" + STAGES);

        assertThat(workflow.labels().classes())
                .extracting(one -> one.value().name())
                .containsExactly("yes", "no", "off", "1.10", "0123", "017", "null", "~", "true", "1e5", "quoted");
    }

    @Test
    void classNamesKeepTheirSpellingInMapsAndVariables() {
        reading.set.put("more", "[017, no]");

        assertThat(reading.workflow("workflow: w\nlabels: {task: ordinal, classes: \"${vars.more}\"}\n" + STAGES)
                        .labels()
                        .classes())
                .extracting(one -> one.value().name())
                .containsExactly("017", "no");
        assertThat(reading.workflow("workflow: w\nlabels: {task: spans, classes: [{name: 1.10, aliases: [off]}]}\n"
                                + STAGES)
                        .labels()
                        .classes())
                .extracting(Located::value)
                .containsExactly(new LabelClass("1.10", null, null, List.of("off"), null));
    }

    @Test
    void classesMayComeFromTheData() {
        Labels labels = reading.workflow("workflow: w\nlabels: {task: multi_label, classes: from_data}\n" + STAGES)
                .labels();

        assertThat(labels.fromData()).isTrue();
        assertThat(labels.classes()).isEmpty();
    }

    @Test
    void tasksWithoutClassesTakeNone() {
        assertThat(reading.workflow("workflow: w\nlabels: {task: numeric}\n" + STAGES)
                        .labels()
                        .fromData())
                .isFalse();
        reading.expect(
                "workflow: w\nlabels: {task: text, classes: [a]}\n" + STAGES,
                StandardError.NOT_ALLOWED,
                2,
                31,
                "the task 'text' has no classes",
                "remove the key 'classes'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "task: classification|MISSING_KEY|9|'classes' is missing",
                "classes: [a]|MISSING_KEY|9|'task' is missing",
                "task: clasification, classes: [a]|UNSUPPORTED_TASK|16|unknown task",
                "task: classification, classes: []|OUT_OF_RANGE|41|empty",
                "task: classification, classes: a|WRONG_TYPE|41|a list of names",
                "task: classification, classes: [a, b, a]|DUPLICATE_KEY|48|already there",
                "task: classification, classes: [a, '']|WRONG_NAME|45|not empty",
                "task: classification, classes: [a, [b]]|WRONG_TYPE|45|must be text",
                "task: classification, classes: [a, {name: b, parent: aa}]|UNKNOWN_CLASS|63|no class",
                "task: classification, classes: [{name: a, parent: b}, {name: b, parent: a}]|CYCLE|60|above itself",
                "task: classification, classes: [{name: a, parent: a}]|CYCLE|60|above itself",
                "task: classification, classes: [a, {name: b, key: ab}]|WRONG_NAME|60|one character",
                "task: classification, classes: [{name: a, key: x}, {name: b, key: x}]|DUPLICATE_KEY|76|keyboard key",
                "task: classification, classes: [a, {name: b, aliases: [a]}]|DUPLICATE_KEY|65|name of a class",
                "task: classification, classes: [a, {nam: b, name: c}]|UNKNOWN_KEY|46|unknown key 'nam'",
                "task: classification, classes: [a], guideline: g|UNKNOWN_KEY|46|unknown key 'guideline'",
            })
    void labelsThatAreWrongHaveTheirPlace(String labels, StandardError code, int column, String words) {
        Problem problem = reading.problem("workflow: w\nlabels: {" + labels + "}\n" + STAGES);

        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.place()).isEqualTo(new Place("w.yaml", 2, column));
        assertThat(problem.message()).contains(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[Cat, cat]", "[cat, 'cat ']", "[\"caf\\u00e9\", \"cafe\\u0301\"]"})
    void classesThatLookAlikeAreTwoButWarnedOf(String classes) {
        WorkflowReader.Result result =
                reading.read("workflow: w\nlabels: {task: classification, classes: " + classes + "}\n" + STAGES);

        assertThat(Objects.requireNonNull(result.workflow()).labels().classes()).hasSize(2);
        assertThat(result.problems())
                .singleElement()
                .extracting(Problem::severity)
                .isEqualTo(Severity.WARNING);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`{id: s, usees: import/csv, uses: a/b}`|UNKNOWN_KEY|18|did you mean 'uses'?",
                "`{id: s, id: t, uses: a/b}`|DUPLICATE_KEY|18|remove one of the two",
                "`{uses: a/b}`|MISSING_KEY|10|give it a name of a-z, 0-9, '-' and '_'",
                "`{id: My Stage, uses: a/b}`|WRONG_NAME|15|for example 'my-stage'",
                "`{id: \"${vars.x}\", uses: a/b}`|WRONG_NAME|15|variables are not replaced in ids",
                "`{id: s}`|MISSING_KEY|10|name a strategy, for example uses: import/csv",
                "`{id: s, uses: csv}`|WRONG_NAME|24|for example consensus/majority-vote",
                "`{id: s, uses: \"import/${vars.x}\"}`|WRONG_NAME|24|variables are not replaced in 'uses'",
                "`{id: s, uses: a/b, needs: t}`|WRONG_TYPE|36|write needs: [t]",
                "`{id: s, uses: a/b, needs: }`|WRONG_TYPE|35|write needs: [] for none",
                "`{id: s, uses: a/b, with: [x]}`|WRONG_TYPE|35|write the keys of the strategy below it",
                "`{id: s, uses: a/b, timeout: 10}`|WRONG_TYPE|38|",
                "`{id: s, uses: a/b, timeout: 0s}`|OUT_OF_RANGE|38|",
                "`{id: s, uses: a/b, retry: 3}`|WRONG_TYPE|36|for example retry: {attempts: 3, backoff: 2s}",
                "`{id: s, uses: a/b, retry: {attempts: 0}}`|OUT_OF_RANGE|47|",
                "`{id: s, uses: a/b, retry: {attempts: two}}`|WRONG_TYPE|47|",
                "`{id: s, uses: a/b, retry: {backoff: 2s}}`|MISSING_KEY|36|say how often the stage is tried in all",
                "`{id: s, uses: a/b, from: {label: t}}`|UNKNOWN_KEY|36|did you mean 'labels'?",
                "`{id: s, uses: a/b, from: {items: t}}`|NOT_ALLOWED|36|it is for labels, gold, queue, weights, splits, graph and training",
                "`{id: s, uses: a/b, when: }`|WRONG_TYPE|34|",
                "`text`|WRONG_TYPE|10|write - {id: ..., uses: ...}",
            })
    void stagesThatAreWrongHaveTheirPlace(String stage, StandardError code, int column, String hint) {
        Problem problem = reading.problem(HEAD + "stages: [" + stage + "]");

        assertThat(problem).extracting(Problem::code).isEqualTo(code);
        assertThat(problem.hint()).isEqualTo(hint);
        assertThat(problem.place().line()).isEqualTo(3);
        assertThat(problem.place().column()).as(problem.toString()).isEqualTo(column);
    }

    @ParameterizedTest
    @CsvSource({"500ms,PT0.5S", "2s,PT2S", "10m,PT10M", "1h,PT1H", "7d,PT168H"})
    void timesHaveTheirUnit(String text, Duration expected) {
        assertThat(reading.workflow(HEAD + "stages: [{id: s, uses: a/b, timeout: " + text + "}]")
                        .stages()
                        .get(0)
                        .timeout())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "m", "1.5h", "-1s", "1 m", "10000000000s", "1w", "1M"})
    void otherTimesAreRefused(String text) {
        assertThat(reading.problem(HEAD + "stages: [{id: s, uses: a/b, timeout: " + text + "}]")
                        .message())
                .startsWith("'timeout' must be a time such as");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "stage: []|UNKNOWN_KEY|1|unknown key 'stage' in the workflow|did you mean 'stages'?",
                "seed: 1.5|WRONG_TYPE|7|'seed' must be a whole number of at most 64 bits, not a number '1.5'|",
                "seed: 99999999999999999999|WRONG_TYPE|7|'seed' must be a whole number of at most 64 bits, not a number '99999999999999999999'|",
                "engine: spark|ENGINE_MISSING|9|the engine 'spark' is not installed|use 'auto' or 'local'",
                "engine: lokal|OUT_OF_RANGE|9|there is no engine 'lokal'|did you mean 'local'?",
                "include: a.yaml|WRONG_TYPE|10|'include' must be a list of files, not text 'a.yaml'|write include: [a.yaml]",
                "store: {database: x, files: y}|OUT_OF_RANGE|19|'database' does not start with jdbc:postgresql:|for example jdbc:postgresql://host/name; a store that is a folder only: store: .labelwright",
                "store: [a]|WRONG_TYPE|8|'store' must be text, not a list|",
                "vars: [a]|WRONG_TYPE|7|'vars' must be a map, not a list|for example vars: {budget: 100}",
                "vars: {a b: 1}|WRONG_NAME|8|the name of a variable holds letters, digits, '_', '-' and '.' only, not 'a b'|",
                "defaults: {majority-vote: {a: 1}}|WRONG_NAME|12|'defaults' are for a strategy or a glob of strategies, not 'majority-vote'|for example import/csv or consensus/*",
                "defaults: {a/b: 1}|WRONG_TYPE|17|defaults of 'a/b' must be a map of config keys, not a whole number '1'|",
                "seed:1: x|UNKNOWN_KEY|1|unknown key 'seed:1' in the workflow|put a space after the ':'",
            })
    void topLevelKeysThatAreWrongHaveTheirPlace(
            String yaml, StandardError code, int column, String message, String hint) {
        reading.expect(HEAD + yaml + "\n" + STAGES, code, 3, column, message, hint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"My Flow", "a_b", "''", "a/b"})
    void aWorkflowNameHasFewLetters(String name) {
        Problem problem = reading.problem("workflow: " + name + "\nlabels: {task: numeric}\n" + STAGES);

        assertThat(problem.code()).isEqualTo(StandardError.WRONG_NAME);
        assertThat(problem.place()).isEqualTo(new Place("w.yaml", 1, 11));
    }

    @Test
    void aFileWithoutTheRequiredKeysNamesThemAll() {
        WorkflowReader.Result result = reading.read("seed: 1\n");

        assertThat(result.problems())
                .extracting(Problem::message)
                .containsExactly(
                        "the key 'labels' is missing in the workflow",
                        "the key 'stages' is missing in the workflow",
                        "the key 'workflow' is missing in the workflow");
        assertThat(result.workflow()).isNotNull();
    }

    @Test
    void aFileThatIsNoMapGivesNoWorkflow() {
        WorkflowReader.Result result = reading.read("- a\n- b\n");

        assertThat(result.workflow()).isNull();
        assertThat(result.problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.message()).isEqualTo("a workflow file must be a map, not a list"));
    }

    @Test
    void allProblemsComeInOnePassInTheOrderOfTheLines() {
        WorkflowReader.Result result = reading.read("""
                workflow: W
                labels: {task: classification, classes: [a, a]}
                sead: 1
                stages:
                  - id: one
                    uses: import/csv
                    with: {limit: .inf, n: "${vars.none}"}
                  - id: one
                    uses: consensus/majority-vote
                    needs: [tow]
                    wen: x
                """);

        assertThat(result.problems())
                .extracting(
                        problem -> problem.place().line() + " " + problem.code().code())
                .containsExactly(
                        "1 LBL-1021",
                        "2 LBL-1003",
                        "3 LBL-1002",
                        "7 LBL-1006",
                        "7 LBL-1011",
                        "8 LBL-1003",
                        "10 LBL-1008",
                        "11 LBL-1002");
        assertThat(Objects.requireNonNull(result.workflow()).stages()).hasSize(2);
    }

    @Test
    void aProblemIsShownWithItsLine() {
        WorkflowReader.Result result = reading.read(HEAD + "stages:\n  - id: agreed\n    uses: a/b\n    need: []\n");

        assertThat(result.source().render(result.problems().get(0))).isEqualTo("""
                        w.yaml:6:5 LBL-1002 unknown key 'need' in the stage 'agreed'
                          6 |     need: []
                            |     ^
                              did you mean 'needs'?""");
    }

    @Test
    void defaultsAreMergedKeyByKeyAndTheNearerWins() {
        Workflow workflow = reading.workflow(HEAD + """
                        defaults:
                          consensus/one: {a: exact, b: exact}
                          consensus/*: {a: glob, b: glob, c: glob, d: glob}
                          "*": {d: later, e: {x: 1}}
                          import/*: {z: 1}
                        stages:
                          - {id: s, uses: consensus/one, with: {b: own, e: {y: 2}}}
                          - {id: t, uses: consensus/two}
                        """);

        MapNode first = workflow.stages().get(0).with();
        assertThat(first.keys()).containsExactly("b", "e", "a", "d", "c");
        assertThat(first.get("a")).hasToString("'exact'");
        assertThat(first.get("b")).hasToString("'own'");
        assertThat(first.get("c")).hasToString("'glob'");
        assertThat(first.get("d")).hasToString("'later'");
        assertThat(((MapNode) first.get("e")).keys()).containsExactly("y");
        assertThat(first.get("d").place()).isEqualTo(new Place("w.yaml", 6, 12));
        assertThat(workflow.stages().get(1).with().keys()).containsExactlyInAnyOrder("a", "b", "c", "d", "e");
        assertThat(workflow.defaults()).hasSize(4);
    }

    @Test
    void aLoopHasStagesOfItsOwn() {
        Workflow workflow = reading.workflow(HEAD + """
                        vars: {rounds: 5}
                        defaults: {select/*: {budget: 10}}
                        stages:
                          - {id: data, uses: import/csv}
                          - id: rounds
                            uses: flow/loop
                            with:
                              max_rounds: ${vars.rounds}
                              stages:
                                - {id: pick, uses: select/margin}
                                - {id: ask, uses: review/people, from: {labels: data}}
                        """);

        StageNode loop = workflow.stages().get(1);
        assertThat(loop.isLoop()).isTrue();
        assertThat(loop.with().keys()).containsExactly("max_rounds");
        assertThat(loop.with().get("max_rounds")).hasToString("'5'");
        assertThat(loop.inner()).extracting(stage -> stage.id().value()).containsExactly("pick", "ask");
        assertThat(loop.inner().get(0).with().get("budget")).hasToString("'10'");
    }

    @Test
    void stagesInsideALoopAreCheckedLikeOthers() {
        List<Problem> problems = reading.read(HEAD + """
                                stages:
                                  - {id: data, uses: import/csv}
                                  - id: rounds
                                    uses: flow/loop
                                    with:
                                      stages:
                                        - {id: "${vars.a}", uses: select/margin}
                                        - {id: x, uses: select/margin, neds: [data]}
                                        - {id: y, uses: select/margin, needs: [data]}
                                  - {id: again, uses: flow/loop}
                                """).problems();

        assertThat(problems)
                .extracting(
                        problem -> problem.place().line() + " " + problem.code().code())
                .containsExactly("9 LBL-1021", "10 LBL-1002", "11 LBL-1008", "12 LBL-1004");
        assertThat(problems.get(2).message()).isEqualTo("the stage 'y' needs 'data', which is outside of the loop");
    }

    @Test
    void anchorsAndMergeKeysWorkInStages() {
        Workflow workflow = reading.workflow(HEAD + """
                        stages:
                          - &first {id: one, uses: import/csv, with: &options {path: x}}
                          - {<<: *first, id: two}
                          - {id: three, uses: import/jsonl, with: {<<: *options, limit: 3}}
                        """);

        assertThat(workflow.stages().get(1).uses().value()).isEqualTo("import/csv");
        assertThat(workflow.stages().get(2).with().keys()).containsExactly("path", "limit");
    }

    @Test
    void readsFilesAndSaysWhyItCannot(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("w.yaml");
        Files.writeString(file, HEAD + STAGES);
        var reader = new WorkflowReader(Map.of(), name -> null, null);

        assertThat(reader.read(file).problems()).isEmpty();
        assertThat(reader.read(file).source().file()).isEqualTo(file.toString());
        assertThat(reader.read(folder.resolve("none")).problems())
                .singleElement()
                .extracting(Problem::code)
                .isEqualTo(StandardError.FILE_NOT_READABLE);
    }

    @Test
    void manyStagesEndInTime() {
        var yaml = new StringBuilder(HEAD).append("stages:\n");
        for (int i = 0; i < 15_000; i++) {
            yaml.append("- {id: s").append(i).append(", uses: a/b}\n");
        }
        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThat(reading.workflow(yaml.toString()).graph().isAcyclic())
                        .isTrue());
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            String misspelt = yaml.toString().replace("uses: a/b", "uses: a/b, needs: [q]");
            assertThat(reading.read(misspelt).problems()).hasSizeLessThan(110);
        });
    }
}
