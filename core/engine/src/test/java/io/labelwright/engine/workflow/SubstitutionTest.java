package io.labelwright.engine.workflow;

import static io.labelwright.engine.workflow.WorkflowReading.HEAD;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.engine.yaml.ListNode;
import io.labelwright.engine.yaml.MapNode;
import io.labelwright.engine.yaml.Node;
import io.labelwright.engine.yaml.ScalarNode;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.Severity;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubstitutionTest {

    private static final String VARS = "vars: {n: 100, x: 1.10, word: no, list: [1, 2], map: {k: v}, text: '5'}\n";

    private final WorkflowReading reading = new WorkflowReading();

    @Test
    void aScalarThatIsOneVariableTakesItsType() {
        assertThat(scalar("'${vars.n}'").value()).isEqualTo(100L);
        assertThat(scalar("${vars.x}").value()).isEqualTo(1.1);
        assertThat(scalar("${vars.x}").text()).isEqualTo("1.10");
        assertThat(scalar("${vars.word}").value()).isEqualTo("no");
        assertThat(scalar("${vars.text}").value()).isEqualTo("5");
        assertThat(value("${vars.list}")).isInstanceOf(ListNode.class);
        assertThat(value("${vars.map}")).isInstanceOf(MapNode.class);
    }

    @Test
    void insideLongerTextItIsText() {
        assertThat(scalar("${vars.n}${vars.x}").value()).isEqualTo("1001.10");
        assertThat(scalar("a-${vars.n}-b").value()).isEqualTo("a-100-b");
        assertThat(scalar("${vars.n} ").value()).isEqualTo(100L);
        assertThat(scalar("'${vars.n} '").value()).isEqualTo("100 ");
    }

    @ParameterizedTest
    @CsvSource({"$${vars.n},${vars.n}", "a$${b}c,a${b}c", "$${,${", "$${vars.n}${vars.n},${vars.n}100", "$5,$5", "$$,$$"
    })
    void aDoubledDollarIsALiteral(String text, String expected) {
        assertThat(scalar("'" + text + "'").value()).isEqualTo(expected);
    }

    @Test
    void whatIsPutInIsNotLookedAtAgain() {
        reading.environment.put("HOSTILE", "${secret.KEY}");
        reading.environment.put("LABELWRIGHT_SECRET_KEY", "hunter2");

        assertThat(scalar("${env.HOSTILE}").text()).isEqualTo("${secret.KEY}");
        assertThat(scalar("x ${env.HOSTILE}").text()).isEqualTo("x ${secret.KEY}");
    }

    @Test
    void valuesAreReplacedAtAnyDepthButKeysAreNot() {
        Workflow workflow = reading.workflow(
                HEAD + VARS + "stages: [{id: s, uses: a/b, with: {\"${vars.n}\": [{deep: \"${vars.n}\"}]}}]");

        MapNode with = workflow.stages().get(0).with();
        assertThat(with.keys()).containsExactly("${vars.n}");
        assertThat(((MapNode) ((ListNode) with.get("${vars.n}")).items().get(0)).get("deep"))
                .hasToString("'100'");
    }

    @Test
    void aScalarIsPlacedWhereItIsUsedAndAListWhereItIsWritten() {
        assertThat(value("${vars.n}").place().line()).isEqualTo(5);
        assertThat(((ListNode) value("${vars.list}")).items().get(1).place()).isEqualTo(new Place("w.yaml", 3, 45));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "50|50|INTEGER",
                "1.10|1.10|NUMBER",
                "no|no|TEXT",
                "'50'|50|TEXT",
                "\"a\\tb\"|a\tb|TEXT",
                "a: b # c|a: b # c|TEXT",
                "*.csv|*.csv|TEXT",
                "||TEXT",
            })
    void aValueOfTheCommandLineIsReadAsAYamlScalar(
            String given, String text, io.labelwright.engine.yaml.ScalarType type) {
        reading.set.put("n", given == null ? "" : given);

        ScalarNode scalar = scalar("${vars.n}");
        assertThat(scalar.text()).isEqualTo(text == null ? "" : text);
        assertThat(scalar.type()).isEqualTo(type);
    }

    @Test
    void aValueOfTheCommandLineMayBeAListAndMayBeNew() {
        reading.set.put("fresh", "[a, {b: c}]");

        assertThat(((ListNode) value("${vars.fresh}")).items()).hasSize(2);
        assertThat(reading.workflow(HEAD + VARS + "stages: [{id: s, uses: a/b}]")
                        .vars()
                        .keys())
                .contains("n", "fresh");
    }

    @ParameterizedTest
    @CsvSource({"'[a',SYNTAX", ".inf,OUT_OF_RANGE", "'!!x',"})
    void aWrongValueOfTheCommandLineNamesIt(String given, StandardError code) {
        reading.set.put("n", given);

        WorkflowReader.Result result = reading.read(HEAD + VARS + "stages: [{id: s, uses: a/b}]");
        if (code == null) {
            assertThat(result.problems()).isEmpty();
        } else {
            assertThat(result.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.code()).isEqualTo(code);
                assertThat(problem.place().file()).isEqualTo("--set n");
            });
        }
    }

    @Test
    void aMisspeltVariableOfTheCommandLineIsWarnedOf() {
        reading.set.put("wrod", "x");
        reading.set.put("unrelated", "x");

        assertThat(reading.read(HEAD + VARS + "stages: [{id: s, uses: a/b}]").problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.severity()).isEqualTo(Severity.WARNING);
                    assertThat(problem.hint()).isEqualTo("did you mean 'word'?");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "${vars.wrod}|UNKNOWN_VARIABLE|there is no variable 'wrod'|did you mean 'word'?",
                "${var.n}|UNKNOWN_VARIABLE|expected ${vars.NAME}, ${env.NAME} or ${secret.NAME}, not '${var.n}'|did you mean '${vars.n}'?",
                "${n}|UNKNOWN_VARIABLE|expected ${vars.NAME}, ${env.NAME} or ${secret.NAME}, not '${n}'|write $${ where ${ is meant as text",
                "${vars.}|UNKNOWN_VARIABLE|expected ${vars.NAME}, ${env.NAME} or ${secret.NAME}, not '${vars.}'|write $${ where ${ is meant as text",
                "x ${vars.n|SYNTAX|'${' without '}' in 'x ${vars.n'|write $${ where ${ is meant as text",
                "${env.NONE}|UNKNOWN_VARIABLE|the environment variable 'NONE' is not set|set it, or use a variable of 'vars' with a value of its own",
                "${secret.NONE}|UNKNOWN_VARIABLE|there is no secret 'NONE'|set the environment variable LABELWRIGHT_SECRET_NONE, or give a folder with a file of that name by --secrets",
                "x ${vars.list}|WRONG_TYPE|'${vars.list}' is a list and can't be part of longer text|",
            })
    void whatCanNotBeReplacedIsNamed(String text, StandardError code, String message, String hint) {
        reading.expect(
                HEAD + VARS + "stages: [{id: s, uses: a/b, with: {k: '" + text + "'}}]", code, 4, 39, message, hint);
    }

    @Test
    void severalUnknownVariablesInOneTextAreAllNamed() {
        assertThat(reading.read(HEAD + "stages: [{id: s, uses: a/b, with: {k: '${vars.a} ${env.B}'}}]")
                        .problems())
                .hasSize(2);
    }

    @Test
    void anUnknownVariableIsNotAlsoAWrongType() {
        Problem problem = reading.problem(HEAD + "seed: ${vars.none}\nstages: [{id: s, uses: a/b}]");

        assertThat(problem.code()).isEqualTo(StandardError.UNKNOWN_VARIABLE);
    }

    @Test
    void environmentVariablesAreReadLikeScalars() {
        reading.environment.put("N", "12");
        reading.environment.put("EMPTY", "");

        assertThat(scalar("${env.N}").value()).isEqualTo(12L);
        assertThat(scalar("${env.EMPTY}").value()).isEqualTo("");
        assertThat(scalar("n=${env.N}").value()).isEqualTo("n=12");
    }

    @Test
    void variablesMayUseTheEnvironmentButNotOtherVariables() {
        reading.environment.put("HOME_DIR", "/data");

        MapNode vars = reading.workflow(HEAD + "vars: {a: '${env.HOME_DIR}/x'}\nstages: [{id: s, uses: a/b}]")
                .vars();
        assertThat(vars.get("a")).hasToString("'/data/x'");
        assertThat(reading.problem(HEAD + "vars: {a: 1, b: '${vars.a}'}\nstages: [{id: s, uses: a/b}]")
                        .message())
                .isEqualTo("a variable can't use another variable");
    }

    @Test
    void secretsComeFromTheEnvironmentBeforeTheFolder(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("KEY"), "from file\n");
        reading.secrets = folder;

        assertThat(scalar("${secret.KEY}").text()).isEqualTo("from file");
        reading.environment.put("LABELWRIGHT_SECRET_KEY", "from environment");
        assertThat(scalar("${secret.KEY}").text()).isEqualTo("from environment");
    }

    @Test
    void secretsAreOpaqueAlsoInLongerTextAndThroughVariables() {
        reading.environment.put("LABELWRIGHT_SECRET_KEY", "hunter2");

        assertThat(scalar("${secret.KEY}").secret()).isTrue();
        ScalarNode longer = scalar("Bearer ${secret.KEY}");
        assertThat(longer.secret()).isTrue();
        assertThat(longer.text()).isEqualTo("Bearer hunter2");
        assertThat(longer).hasToString("***");
        Workflow workflow = reading.workflow(
                HEAD + "vars: {a: '${secret.KEY}'}\nstages: [{id: s, uses: a/b, with: {k: 'x${vars.a}'}}]");
        assertThat(((ScalarNode) workflow.stages().get(0).with().get("k")).secret())
                .isTrue();
        assertThat(workflow.toString()).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seed: '${secret.KEY}'", "description: '${secret.KEY}'", "store: 'x${secret.KEY}'",
                        "engine: '${secret.KEY}'",
                "x: '${secret.KEY}'", "defaults: {a/b: '${secret.KEY}'}", "vars: '${secret.KEY}'",
                        "include: '${secret.KEY}'"
            })
    void noMessageHoldsASecret(String line) {
        reading.environment.put("LABELWRIGHT_SECRET_KEY", "hunter2");

        WorkflowReader.Result result = reading.read(HEAD + line
                + "\nstages: [{id: s, uses: a/b, when: '${secret.KEY}', timeout: '${secret.KEY}', needs: ['${secret.KEY}'],"
                + " retry: {attempts: '${secret.KEY}'}, from: {labels: '${secret.KEY}'}}]");

        assertThat(result.problems()).isNotEmpty();
        assertThat(result.problems().toString()).doesNotContain("hunter2");
        result.problems()
                .forEach(problem -> assertThat(result.source().render(problem)).doesNotContain("hunter2"));
    }

    @Test
    void aSecretNameCannotLeaveItsFolder(@TempDir Path folder) throws IOException {
        Files.createDirectory(folder.resolve("secrets"));
        Files.writeString(folder.resolve("outside"), "x");
        reading.secrets = folder.resolve("secrets");

        for (String name : new String[] {"../outside", "..", ".", "a/../../outside"}) {
            assertThat(reading.problem(HEAD + "stages: [{id: s, uses: a/b, with: {k: '${secret." + name + "}'}}]")
                            .code())
                    .isEqualTo(StandardError.UNKNOWN_VARIABLE);
        }
    }

    @Test
    void theNearestSecretIsNamedButNotShown(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("API_KEY"), "hunter2");
        reading.secrets = folder;

        Problem problem = reading.problem(HEAD + "stages: [{id: s, uses: a/b, with: {k: '${secret.APIKEY}'}}]");
        assertThat(problem.hint()).isEqualTo("did you mean 'API_KEY'?");
    }

    @Test
    void aVariableBombIsStopped() {
        String list = "[" + "x, ".repeat(10_000) + "]";
        String nodes = HEAD + "vars: {a: " + list + "}\nstages: [{id: s, uses: a/b, with: {k: ["
                + "'${vars.a}', ".repeat(1000) + "]}}]";
        String text = HEAD + "vars: {a: " + "x".repeat(40_000) + "}\nstages: [{id: s, uses: a/b, with: {k: '"
                + "${vars.a}".repeat(4000) + "'}}]";

        for (String yaml : new String[] {nodes, text}) {
            assertThat(reading.problem(yaml).message()).isEqualTo("with its variables replaced the file is too large");
        }
    }

    private ScalarNode scalar(String yaml) {
        return (ScalarNode) value(yaml);
    }

    private Node value(String yaml) {
        Node node = reading.workflow(HEAD + VARS + "stages: [{id: s, uses: a/b, with: {k:\n " + quoted(yaml) + "}}]")
                .stages()
                .get(0)
                .with()
                .get("k");
        assertThat(node).isNotNull();
        return node;
    }

    private static String quoted(String yaml) {
        return yaml.startsWith("'") ? yaml : "\"" + yaml.strip() + "\"";
    }
}
