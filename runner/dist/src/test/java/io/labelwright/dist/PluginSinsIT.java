package io.labelwright.dist;

import static io.labelwright.testkit.sin.PluginTrial.assertTold;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.testkit.sin.PluginJar;
import io.labelwright.testkit.sin.PluginTrial;
import io.labelwright.testkit.sin.Sin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plug-ins that do what they must not, in the real program in processes of its own. */
class PluginSinsIT {

    /** How a stage's failure names who it was. */
    private static final String STAGE = "stage 'judged'";

    private static final PluginJar GOOD = Sin.NONE.compile();

    private static SortedMap<String, String> undisturbed;

    @TempDir
    private Path folder;

    private PluginTrial trial;

    @BeforeAll
    static void runUndisturbed(@TempDir Path folder) {
        var ended = new PluginTrial(folder, program()).install("judge", GOOD).run();
        assertThat(ended.code()).as(ended.toString()).isZero();
        undisturbed = ended.outputs();
        assertThat(undisturbed).containsKeys("judged.csv", "sibling.csv");
    }

    @BeforeEach
    void makeTrial() {
        trial = new PluginTrial(folder, program());
    }

    private static List<String> program(String... flags) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= 24) {
            // As the launcher does: without it the JVM itself warns of what a library does.
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(JarProgram.quickStart());
        command.add("-Xss512k");
        command.addAll(List.of(flags));
        command.addAll(List.of(
                "-jar", JarProgram.DISTRIBUTION.resolve("labelwright.jar").toString()));
        return command;
    }

    /** The same command with a good plug-in does the rest and gives the bytes of a run that nothing disturbed. */
    private void goesOn(String... alsoSays) {
        trial.assertStoreIsWhole();
        var again = trial.uninstall("twin").install("judge", GOOD).run();

        assertThat(again.code()).as(again.toString()).isZero();
        assertThat(again.outputs()).isEqualTo(undisturbed);
        if (alsoSays.length == 0) {
            assertThat(again.err()).isEmpty();
        } else {
            assertThat(again.err()).contains(alsoSays);
        }
        trial.assertStoreIsWhole();
    }

    private void siblingIsDone(PluginTrial.Ended ended) {
        assertThat(ended.outputs()).containsEntry("sibling.csv", undisturbed.get("sibling.csv"));
        assertThat(ended.outputs()).doesNotContainKey("judged.csv");
        assertThat(ended.out())
                .contains("\"status\":\"failed\"")
                .containsPattern("\"id\":\"judged\",\"uses\":\"consensus/judge\",\"status\":\"failed\"")
                .containsPattern("\"id\":\"judged-out\",\"uses\":\"export/csv\",\"status\":\"pending\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MAKES_NOTHING        | LBL-3001 | judge.jar             | create returned null
            HANDS_OVER_NULL      | LBL-3003 | consensus/judge       | hands over null
            SCORES_NAN           | LBL-3003 | item 'm2'             | missing or NaN
            SCORES_ABOVE_ONE     | LBL-3003 | item 'm2'             | confidence 1.7; expected 0 to 1
            SCORES_INFINITE      | LBL-3001 | judge.jar             | no infinite number
            INVENTS_A_CLASS      | LBL-3003 | 'eggs' for item 'm2'  | not one of the classes
            INVENTS_AN_ITEM      | LBL-3003 | the item 'nobody'     | which its input does not have
            FORGETS_ITEMS        | LBL-3003 | 1 items of 4          | not 'm2' for one
            REPEATS_AN_ITEM      | LBL-3003 | item 'm2'             | has two rows for
            COUNTS_WRONG         | LBL-3003 | the code 99           | column label
            DEFORMS_A_TABLE      | LBL-3003 | the table labels      | columns of its kind
            WRITES_ANOTHER_TABLE | LBL-3003 | consensus/judge       | the table gold, which it does not declare
            THROWS_IN_THE_MIDDLE | LBL-3001 | no idea about m3\\x0a | at sin.ThrowsInTheMiddle.judge(ThrowsInTheMiddle.java:
            THROWS_AN_ERROR      | LBL-3001 | judge.jar             | java.lang.AssertionError: can't be
            THROWS_SILENCE       | LBL-3001 | judge.jar             | sin.ThrowsSilence$1
            OVERFLOWS_THE_STACK  | LBL-3001 | judge.jar             | StackOverflowError
            LOSES_A_METHOD       | LBL-3001 | judge.jar             | NoSuchMethodError
            """)
    void aStageThatSinsIsNamedAndTheOthersFinish(Sin sin, String code, String says, String alsoSays) {
        var ended = trial.install("judge", sin.compile()).run();

        assertTold(ended, 1, "flow.yaml:8:", code, STAGE, Sin.STRATEGY, says, alsoSays);
        siblingIsDone(ended);
        goesOn();
    }

    @Test
    void aConstructorThatThrowsIsFoundBeforeTheFirstStage() {
        var ended = trial.install("judge", Sin.CONSTRUCTOR_THROWS.compile()).run();

        assertTold(ended, 2, "flow.yaml:8:", "LBL-3001", STAGE, "plug-in 'judge'", "no licence", "judge.jar");
        assertThat(ended.outputs()).isEmpty();
        goesOn();
    }

    @Test
    void aConstructorThatEndsTheProcessEndsItAsAFailure() {
        trial.install("judge", Sin.CONSTRUCTOR_EXITS.compile());

        assertTold(trial.run(), 1, "plug-in 'judge' called System.exit at sin.ConstructorExits.<init>");
        assertTold(
                trial.call(List.of("validate", "flow.yaml", "--json", "--plugins", "plugins")),
                1,
                "plug-in 'judge' called System.exit at sin.ConstructorExits.<init>");
        goesOn();
    }

    @Test
    void aServiceFileThatNamesAMissingClassIsToldWithItsJar() {
        var ended = trial.install(
                        "judge", GOOD.with("META-INF/services/io.labelwright.spi.StrategyFactory", "sin.Gone\n"))
                .run();

        assertTold(ended, 2, "flow.yaml:8:", "LBL-3001", "sin.Gone", "judge.jar");
        goesOn();
    }

    @Test
    void aClassForANewerJavaIsToldWithTheJavaThatItNeeds() {
        var ended = trial.install("judge", GOOD.withClassForJava("sin/Judge.class", 99))
                .run();

        assertTold(ended, 2, "flow.yaml:8:", STAGE, "sin.Judge was compiled for Java 99", "judge.jar");
        goesOn();
    }

    @Test
    void oneIdInTwoJarsIsToldWithBoth() {
        var ended = trial.install("judge", GOOD).install("twin", GOOD).run();

        assertTold(ended, 2, "flow.yaml:8:", "LBL-3002", "judge.jar", "twin.jar");
        goesOn();
    }

    @Test
    void aStageThatNeverEndsIsGivenUpAndNamed() {
        var ended = trial.timeout("1s")
                .install("judge", Sin.IGNORES_INTERRUPTS.compile())
                .run("--threads", "1");

        assertTold(ended, 1, "LBL-4003", STAGE, "timeout of 1.0 s");
        siblingIsDone(ended);
        trial.timeout("60s");
        goesOn();
    }

    @Test
    void aThreadLeftBehindIsNamedAndDoesNotKeepTheProcess() {
        var ended = trial.install("judge", Sin.LEAKS_THREADS.compile()).run();

        assertTold(ended, 0, "LBL-3003", STAGE, "leaves threads running: 'leaked\\x0athread'");
        goesOn();
    }

    @Test
    void memoryThatNeverSufficesFailsItsStageOnly() {
        trial = new PluginTrial(folder, program("-Xmx48m"));
        var ended =
                trial.install("judge", Sin.ALLOCATES_WITHOUT_BOUND.compile()).run("--threads", "1");

        assertTold(ended, 1, "LBL-4002", STAGE, Sin.STRATEGY, "MiB that Java may use");
        siblingIsDone(ended);
        goesOn();
    }

    @ParameterizedTest
    @CsvSource({"EXITS_THE_PROCESS, sin.ExitsTheProcess.judge", "EXITS_IN_A_KERNEL, sin.ExitsInAKernel.lambda"})
    void anExitOfAStageFailsTheStage(Sin sin, String where) {
        var ended = trial.install("judge", sin.compile()).run("--threads", "1");

        assertTold(ended, 1, "LBL-3003", STAGE, "plug-in 'judge' called System.exit at " + where);
        siblingIsDone(ended);
        goesOn();
    }

    @Test
    void afterAHaltTheNextRunSaysWhichStageWasRunning() {
        var ended = trial.install("judge", Sin.HALTS_THE_PROCESS.compile()).run("--threads", "1");

        assertThat(ended.out()).isEmpty();
        assertThat(ended.outputs()).containsOnlyKeys("sibling.csv", ".sibling.csv.manifest.json");
        goesOn("LBL-4006", "run-0001", "'judged' (consensus/judge of plug-in 'judge')");
    }

    @Test
    void whatAPlugInPrintsDoesNotSpoilTheResult() throws IOException {
        var ended = trial.install("judge", Sin.PRINTS_TO_STDOUT.compile()).run();

        assertTold(ended, 0, "| {\"status\": \"fake\"}\\x1b[2J", "| stage done\\x0dall good");
        assertThat(ended.out()).doesNotContain("fake");
        assertThat(Files.readString(folder.resolve("out/judged.csv"))).contains("first answer");
        goesOn();
    }

    @Test
    void aBrokenNeighbourHidesNoOther() {
        var broken = Sin.CONSTRUCTOR_THROWS
                .compile()
                .withText("META-INF/labelwright/plugin.json", text -> text.replace("/judge", "/other"));
        var ended = trial.install("broken", broken).install("judge", GOOD).run();

        assertThat(ended.code()).as(ended.toString()).isZero();
        assertThat(ended.outputs()).isEqualTo(undisturbed);
    }

    /** What the sins have in common is that a third party can use them, too. */
    @Test
    void everySinCompiles() {
        for (Sin sin : Sin.values()) {
            PluginJar jar = sin.compile();
            assertThat(jar.writeTo(folder.resolve(sin + ".jar"))).isNotEmptyFile();
        }
    }
}
