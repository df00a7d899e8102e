package io.labelwright.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What the pages tell readers to do works: each workflow in them is run by the distribution. */
@Tag("docs")
class DocsIT {

    private static final String ANSWERED = "answered.csv";

    @TempDir
    private Path folder;

    /**
     * Files that blocks above name are there; blocks below it, up to the next workflow, that name a file in out/ show
     * rows of what it writes.
     */
    @TestFactory
    Stream<DynamicTest> everyWorkflowOnAPageRuns() throws IOException {
        var tests = new ArrayList<DynamicTest>();
        for (var page : Documentation.pages()) {
            for (var block : page.blocks()) {
                if (block.isWorkflow()) {
                    tests.add(DynamicTest.dynamicTest(page + ":" + block.line(), () -> run(page, block)));
                }
            }
        }
        assertThat(tests).isNotEmpty();
        return tests.stream();
    }

    private void run(Documentation.Page page, Documentation.Block workflow) throws Exception {
        var place = Files.createTempDirectory(folder, "page");
        for (var block : page.blocks()) {
            if (block.line() < workflow.line() && !block.file().isEmpty() && !block.isOutput()) {
                var file = place.resolve(block.file());
                Files.createDirectories(file.getParent());
                Files.writeString(file, block.text());
            }
        }
        Files.writeString(place.resolve("workflow.yaml"), workflow.text());

        var ran = runWithPeople(place);
        assertThat(ran.code()).as(ran.toString()).isZero();
        for (var block : outputsOf(page, workflow)) {
            assertThat(Files.readAllLines(place.resolve(block.file())))
                    .as(page + ":" + block.line())
                    .containsSubsequence(block.text().lines().toList());
        }
    }

    /** Where a file answered.csv holds answers of people, the run waits for them and goes on with them. */
    private static Program.Ended runWithPeople(Path place, String... options) throws Exception {
        var arguments = new ArrayList<>(List.of("run", "workflow.yaml"));
        arguments.addAll(List.of(options));
        var ran = Program.labelwright(place, arguments.toArray(String[]::new));
        if (!Files.exists(place.resolve(ANSWERED))) {
            return ran;
        }
        assertThat(ran.code()).as(ran.toString()).isEqualTo(3);
        var taken = Program.labelwright(place, "review", "import", "workflow.yaml", ANSWERED);
        assertThat(taken.code()).as(taken.toString()).isZero();
        return Program.labelwright(place, arguments.toArray(String[]::new));
    }

    private static List<Documentation.Block> outputsOf(Documentation.Page page, Documentation.Block workflow) {
        return page.blocks().stream()
                .filter(block -> block.line() > workflow.line())
                .takeWhile(block -> !block.isWorkflow())
                .filter(Documentation.Block::isOutput)
                .toList();
    }

    /** An example that is a plug-in has a test of its own. */
    @TestFactory
    Stream<DynamicTest> everyExampleRuns() throws IOException {
        try (var examples = Files.walk(Documentation.ROOT.resolve("docs/examples"), 2)) {
            return examples
                    .filter(example -> Files.exists(example.resolve("workflow.yaml")))
                    .filter(example -> !Files.exists(example.resolve("pom.xml")))
                    .sorted()
                    .toList()
                    .stream()
                    .map(example ->
                            DynamicTest.dynamicTest(example.getFileName().toString(), () -> runExample(example)));
        }
    }

    private void runExample(Path example) throws Exception {
        var copy = folder.resolve(example.getFileName());
        Program.copy(example, copy);

        var first = runWithPeople(copy, "--json");
        var second = Program.labelwright(copy, "run", "workflow.yaml", "--json");

        assertThat(first.code()).as(first.toString()).isZero();
        assertThat(first.out()).contains("\"status\":\"ran\"").doesNotContain("\"severity\"");
        assertThat(second.out()).contains("\"status\":\"cached\"").doesNotContain("\"status\":\"ran\"");
    }

    @Test
    void theReadmeShowsWhatTheExamplePrints() throws Exception {
        var copy = folder.resolve("readme");
        Program.copy(Documentation.ROOT.resolve("docs/examples/spam"), copy);

        var ran = Program.labelwright(copy, "run", "workflow.yaml");

        var shown = Documentation.read(Documentation.ROOT.resolve("README.md")).blocks().stream()
                .filter(block -> block.language().equals("text"))
                .findFirst()
                .orElseThrow();
        assertThat(withoutTimes(ran.out() + ran.err())).containsAll(withoutTimes(shown.text()));
    }

    @Test
    void eachStepOfTheExampleWithAModelGainsSomething() throws Exception {
        var copy = folder.resolve("with-model");
        Program.copy(Documentation.ROOT.resolve("docs/examples/spam"), copy);

        var ran = Program.labelwright(copy, "run", "with-model.yaml");

        assertThat(ran.code()).as(ran.toString()).isZero();
        var right = new ArrayList<Double>();
        for (var line : Files.readAllLines(copy.resolve("out/steps.csv"))) {
            var cells = line.split(",", -1);
            if (cells[2].equals("accuracy_with_unresolved")) {
                right.add(Double.parseDouble(cells[6]));
            }
        }
        assertThat(right).hasSize(3).isSorted();
        assertThat(right.get(2)).isGreaterThan(0.91);
        // What is there already is not made again, the points of the mails least of all.
        var again = Program.labelwright(copy, "run", "with-model.yaml", "--rerun", "meaning");
        assertThat(again.out()).containsPattern("meaning +features/text-embedding +ran");
        assertThat(again.out()).containsPattern("model +prelabel/classifier +cached");
    }

    @Test
    void thePicturesOfTheJobsShowEveryChoiceAndEveryClass() throws Exception {
        var copy = folder.resolve("jobs-pictures");
        Program.copy(Documentation.ROOT.resolve("docs/examples/jobs"), copy);
        var ran = Program.labelwright(copy, "run", "workflow.yaml", "-q");
        assertThat(ran.code()).as(ran.toString()).isZero();

        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var drawn = new ProcessBuilder(java, "Pictures.java")
                .directory(copy.toFile())
                .inheritIO()
                .start();
        assertThat(drawn.waitFor()).isZero();

        var choices = Files.readString(copy.resolve("out/choices.svg"));
        for (var line : Files.readAllLines(copy.resolve("out/why.csv"))) {
            if (line.startsWith("score,")) {
                assertThat(choices).contains(">" + line.split(",", -1)[1] + "</text>");
            }
        }
        assertThat(choices).contains(">smote</text>").endsWith("</svg>\n");
        for (var picture : List.of("classes", "training")) {
            assertThat(Files.readString(copy.resolve("out/" + picture + ".svg")))
                    .contains(">VF<", ">F<", ">M<", ">L<");
        }
    }

    @Test
    void thePicturesOfTheDigitsShowEveryImageAndEveryStep() throws Exception {
        var copy = folder.resolve("digits-pictures");
        Program.copy(Documentation.ROOT.resolve("docs/examples/digits"), copy);
        var ran = Program.labelwright(copy, "run", "workflow.yaml", "-q");
        assertThat(ran.code()).as(ran.toString()).isZero();

        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        // The jars that the README lets Maven fetch are on the path of the tests.
        var jars = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var drawn = new ProcessBuilder(java, "-cp", jars, "Pictures.java")
                .directory(copy.toFile())
                .inheritIO()
                .start();
        assertThat(drawn.waitFor()).isZero();

        // Two lines of seven points, and one of each in the legend.
        assertThat(Files.readString(copy.resolve("out/steps.svg")).split("<circle", -1))
                .hasSize(1 + 2 * 8);
        // A dot per image, a ring per image of the queue, and each kind in the legend.
        assertThat(Files.readString(copy.resolve("out/map.svg")).split("<circle", -1))
                .hasSize(1 + 1797 + 20 + 10 + 1);
    }

    @Test
    void everyCommandAndOptionIsOnTheReferencePage() throws Exception {
        var page = Files.readString(Documentation.ROOT.resolve("docs/reference/command-line.md"));
        var commands = found(
                "(?m)^ {2}([a-z]+) {2,}", Program.labelwright(folder, "--help").out());

        assertThat(commands).contains("run", "validate");
        for (var command : commands) {
            var options = found(
                    "(--[a-z][a-z-]+)",
                    Program.labelwright(folder, command, "--help").out());
            var section = section(page, command);
            assertThat(found("(--[a-z][a-z-]+)", section)).as(command).containsExactlyInAnyOrderElementsOf(options);
        }
    }

    private static String section(String page, String command) {
        int start = page.indexOf("\n## labelwright " + command + " ");
        assertThat(start).as("the section on " + command).isPositive();
        return page.substring(start, page.indexOf("\n## ", start + 1));
    }

    private static SortedSet<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Expected values: the paper's, to two decimals. */
    @Test
    void theExampleOf1979GivesThePublishedErrorRates() throws Exception {
        var example = Documentation.ROOT.resolve("docs/examples/dawid-skene-1979");
        var copy = folder.resolve("published");
        Program.copy(example, copy);

        var ran = Program.labelwright(copy, "run", "workflow.yaml");

        assertThat(ran.code()).as(ran.toString()).isZero();
        var computed = new HashMap<String, Double>();
        for (var line : Files.readAllLines(copy.resolve("out/confusion.csv"))) {
            var cells = line.split(",", -1);
            if (!cells[0].equals("stage")) {
                computed.put(cells[1] + "," + cells[2] + "," + cells[3], Double.valueOf(cells[4]));
            }
        }
        var published = Files.readAllLines(example.resolve("expected/error-rates.csv"));
        for (var line : published.subList(1, published.size())) {
            int last = line.lastIndexOf(',');
            assertThat(computed.getOrDefault(line.substring(0, last), 0.0))
                    .as(line)
                    .isCloseTo(Double.parseDouble(line.substring(last + 1)), Offset.offset(0.005001));
        }
    }

    private static List<String> withoutTimes(String text) {
        return text.lines()
                .map(line -> line.replaceAll("[0-9]+(\\.[0-9]+)? ?(ms|s)\\b", "TIME")
                        .replaceAll("run [0-9A-Za-z-]+", "run ID")
                        .replaceAll(" +", " ")
                        .strip())
                .toList();
    }
}
