package io.labelwright.cli.bad;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that a workflow includes, and defaults for many stages. */
class IncludeTest {

    private static final String HEAD = "workflow: case\nlabels: {task: classification, classes: [a, b]}\n";
    private static final String VOTES = "item,annotator,label\n1,ann,a\n1,ben,b\n1,cem,b\n2,ann,a\n";

    private static final String IMPORTS = """
            description: what all workflows of this folder read
            defaults:
              "consensus/*": {quorum: 3}
            stages:
              - id: answers
                uses: import/csv
                with: {path: votes.csv, annotations: {}}
            """;

    private static final String REST = """
            stages:
              - {id: agreed, uses: consensus/majority-vote}
              - id: out
                uses: export/csv
                with: {table: labels, path: out/labels.csv}
            """;

    @TempDir
    private Path folder;

    private Scenario including(String files) {
        return Scenario.in(folder)
                .file("shared/votes.csv", VOTES)
                .file("shared/imports.yaml", IMPORTS)
                .workflow(HEAD + "include: [" + files + "]\n" + REST);
    }

    @Test
    void stagesAndDefaultsOfAnIncludedFileComeFirstAndItsPathsAreItsOwn() {
        Outcome outcome = including("shared/imports.yaml").run().done();

        assertThat(outcome.labels()).containsExactly("1,b,labelled", "2,,unresolved");
        assertThat(outcome.json().path("stages").get(0).path("id").asString()).isEqualTo("answers");
        assertThat(outcome.json().path("outputs").get(0).path("path").asString())
                .isEqualTo("out/labels.csv");
    }

    @Test
    void includingInsteadOfWritingRunsNothingAgain() {
        including("shared/imports.yaml").run().done();

        Outcome outcome = Scenario.in(folder)
                .workflow(HEAD + "defaults: {consensus/majority-vote: {quorum: 3}}\n"
                        + REST.replace(
                                "stages:\n",
                                "stages:\n  - {id: answers, uses: import/csv, with: {path: shared/votes.csv,"
                                        + " annotations: {}}}\n"))
                .run()
                .done();

        for (String stage : new String[] {"answers", "agreed", "out"}) {
            assertThat(outcome.status(stage)).as(stage).isEqualTo("cached");
        }
    }

    @Test
    void anExportOfAnIncludedFileIsToldByItsPathFromTheWorkflow() {
        Outcome outcome = Scenario.in(folder)
                .file("shared/all.yaml", IMPORTS + REST.replace("stages:\n", ""))
                .file("shared/votes.csv", VOTES)
                .workflow(HEAD + "include: [shared/all.yaml]\n")
                .run()
                .done();

        assertThat(outcome.json().path("outputs").get(0).path("path").asString())
                .isEqualTo("shared/out/labels.csv");
        assertThat(folder.resolve("shared/out/.labels.csv.manifest.json")).isRegularFile();
    }

    @Test
    void aProblemStandsInTheFileThatHasIt() {
        Outcome outcome = including("shared/imports.yaml")
                .file("shared/imports.yaml", IMPORTS.replace("annotations: {}", "annotation: {}"))
                .run();

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err())
                .contains(
                        folder.resolve("shared/imports.yaml") + ":7:29 LBL-1002 unknown key 'annotation'",
                        "7 |     with: {path: votes.csv, annotation: {}}",
                        "did you mean 'annotations'?");
    }

    @Test
    void anIdMayBeThereOnceOverAllFiles() {
        including("shared/imports.yaml")
                .file("shared/imports.yaml", IMPORTS.replace("id: answers", "id: agreed"))
                .run()
                .invalidAt("5:10", "already that of the stage in", "imports.yaml:5");
    }

    @Test
    void aFileThatIsNotThereIsNamedWithTheNearestOne() {
        including("shared/import.yaml")
                .run()
                .invalidAt("3:11", "there is no file 'shared/import.yaml'", "did you mean 'shared/imports.yaml'?");
        including("nowhere/imports.yaml").run().invalidAt("3:11", "its folder is not there either");
        including("shared").run().invalidAt("3:11", "'shared' is a folder, not a file");
    }

    @Test
    void filesThatIncludeEachOtherAreRefused() {
        including("shared/imports.yaml")
                .file("shared/imports.yaml", "include: [more.yaml]\n" + IMPORTS)
                .file("shared/more.yaml", "include: [imports.yaml]\n")
                .run()
                .invalid("shared/more.yaml:1:11 LBL-", "imports.yaml -> ", "more.yaml -> ");
        including("flow.yaml").run().invalidAt("3:11", "the file includes itself");
    }

    @Test
    void aFileThatTwoBuildOnCountsOnce() {
        Outcome outcome = including("one.yaml, two.yaml")
                .file("one.yaml", "include: [shared/imports.yaml]\n")
                .file("two.yaml", "include: [./shared/../shared/imports.yaml]\n")
                .run()
                .done();

        assertThat(outcome.json().path("stages").size()).isEqualTo(3);
    }

    @Test
    void filesNestOnlySoDeep() {
        Scenario scenario = including("0.yaml");
        for (int i = 0; i < 20; i++) {
            scenario.file(i + ".yaml", "include: [" + (i + 1) + ".yaml]\n");
        }
        scenario.file("20.yaml", "stages: []\n").run().invalid("deeper than 16 levels");
    }

    @Test
    void whatIsOutsideIsReadOnlyWhenTheOperatorAllowsIt(@TempDir Path elsewhere) throws IOException {
        Files.writeString(
                elsewhere.resolve("imports.yaml"), IMPORTS.replace("votes.csv", folder + "/shared/votes.csv"));
        Scenario scenario = including(elsewhere + "/imports.yaml");

        scenario.run().invalidAt("3:11", "may not read", "--allow-read");
        scenario.run("--allow-read", elsewhere.toString()).done();

        Files.createSymbolicLink(folder.resolve("link.yaml"), elsewhere.resolve("imports.yaml"));
        including("link.yaml").run("--rerun", "all").invalidWithOutput("may not read");
    }

    @Test
    void whatBelongsToTheWorkflowStandsThere() {
        including("shared/imports.yaml")
                .file("shared/imports.yaml", "seed: 3\n" + IMPORTS)
                .run()
                .invalid("imports.yaml:1:1 LBL-1012", "'seed' belongs to the workflow file");
    }

    @Test
    void variablesReachIncludedFilesAndSecretsNoNameOfAFile() {
        including("\"${vars.where}/imports.yaml\"")
                .workflow(HEAD + "vars: {where: shared, file: votes.csv}\ninclude: [\"${vars.where}/imports.yaml\"]\n"
                        + REST)
                .file("shared/imports.yaml", IMPORTS.replace("votes.csv", "\"${vars.file}\""))
                .run()
                .done();
    }

    @Test
    void whatTheFileSaysBeatsWhatItIncludes() {
        Outcome outcome = including("shared/imports.yaml")
                .workflow(HEAD + "include: [shared/imports.yaml]\ndefaults: {\"consensus/*\": {quorum: 4}}\n" + REST)
                .run()
                .done();

        assertThat(outcome.labels()).containsExactly("1,,unresolved", "2,,unresolved");
    }

    @Test
    void noExportReplacesAnIncludedFile() {
        including("shared/imports.yaml, shared/defaults.yaml")
                .file("shared/defaults.yaml", "defaults: {consensus/majority-vote: {quorum: 1}}\n")
                .workflow(HEAD + "include: [shared/imports.yaml, shared/defaults.yaml]\n"
                        + REST.replace("out/labels.csv", "shared/defaults.yaml"))
                .run()
                .invalid("the workflow itself");
    }

    @Test
    void aWrongDefaultIsToldOnceWhereItStands() {
        Outcome outcome = including("shared/imports.yaml")
                .workflow(HEAD + "include: [shared/imports.yaml]\ndefaults: {\"consensus/*\": {quorom: 4}}\n"
                        + REST.replace("stages:\n", """
                                stages:
                                  - {id: first, uses: consensus/majority-vote}
                                  - {id: second, uses: consensus/dawid-skene}
                                """))
                .run()
                .invalidAt("4:28", "unknown key 'quorom'", "did you mean 'quorum'?");

        assertThat(outcome.errors()).hasSize(1);
    }

    @Test
    void aDefaultThatNoStageTakesIsCheckedToo() {
        String file = HEAD + "include: [shared/imports.yaml]\ndefaults: {consensus/dawid-skene: {%s}}\n" + REST;
        including("shared/imports.yaml")
                .workflow(file.formatted("smoothin: 1"))
                .run()
                .invalidAt("4:36", "unknown key 'smoothin' in the defaults of 'consensus/dawid-skene'");
        including("shared/imports.yaml")
                .workflow(file.formatted("smoothing: -1"))
                .run()
                .invalidAt("4:47", "'smoothing'");
        including("shared/imports.yaml")
                .workflow(file.formatted("smoothing: 1"))
                .run()
                .done();
        // Of a glob: a key that some strategy knows is right, one that none knows is not.
        including("shared/imports.yaml")
                .workflow(HEAD + "include: [shared/imports.yaml]\ndefaults: {\"evaluate/*\": {missing: exclude}}\n"
                        + REST)
                .validate();
        including("shared/imports.yaml")
                .workflow(HEAD + "include: [shared/imports.yaml]\ndefaults: {\"evaluate/*\": {nothing: 1}}\n" + REST)
                .run("--rerun", "all")
                .invalidWithOutput("unknown key 'nothing' in the defaults of 'evaluate/*'");
    }
}
