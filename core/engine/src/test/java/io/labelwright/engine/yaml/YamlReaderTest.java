package io.labelwright.engine.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {

    private final List<Problem> problems = new ArrayList<>();

    @Test
    void everyNodeKnowsItsPlace() {
        MapNode root = map("a: 1\nb:\n  - x\n  - {c: 'y'}\n");

        assertThat(root.get("a").place()).isEqualTo(new Place("f.yaml", 1, 4));
        ListNode list = (ListNode) root.get("b");
        assertThat(list.place()).isEqualTo(new Place("f.yaml", 3, 3));
        MapNode inner = (MapNode) list.items().get(1);
        assertThat(inner.entry("c").keyPlace()).isEqualTo(new Place("f.yaml", 4, 6));
        assertThat(inner.get("c").place()).isEqualTo(new Place("f.yaml", 4, 9));
    }

    @ParameterizedTest
    @CsvSource({
        "'a: \"\\UFFFFFFFF\"', 1, 5",
        "'a: \"\\U80000000\"', 1, 5",
        "'a: 1\nb: [é, \"ü\\U', 2, 10",
        "'a: \"\\x', 1, 5",
        "'a: ''\\U''\nb:\n  - \"\\u', 3, 6"
    })
    void anEscapeThatTheLibraryCannotReadIsAProblemWithItsPlace(String yaml, int line, int column) {
        assertThat(read(yaml)).isNull();

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(StandardError.SYNTAX);
            assertThat(problem.place()).isEqualTo(new Place("f.yaml", line, column));
            assertThat(problem.message()).isEqualTo("an escape without the hexadecimal digits of a character");
        });
    }

    @Test
    void halfACharacterIsNoText() {
        read("a: \"x\\ud83d\"\n\"\\ude00\": y\nb: \"\\ud83d\\ude00\"\n");

        assertThat(problems)
                .extracting(Problem::toString)
                .containsExactly(
                        "f.yaml:1:4 LBL-1001 half a character: \\ud83d without its other half",
                        "f.yaml:2:1 LBL-1001 half a character: \\ude00 without its other half");
    }

    @Test
    void columnsCountCharactersNotBytesOrUtf16Units() {
        MapNode root = map("{\"\ud83d\ude00\u00e9\": x}");

        assertThat(root.get("\ud83d\ude00\u00e9").place()).isEqualTo(new Place("f.yaml", 1, 8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no",
                "off",
                "yes",
                "NO",
                "1.10",
                "0123",
                "017",
                "null",
                "~",
                "1_000",
                "0x1F",
                "1e5",
                "2001-01-01"
            })
    void plainScalarsKeepTheirSpelling(String spelling) {
        ScalarNode scalar = (ScalarNode) map("a: " + spelling).get("a");

        assertThat(scalar.text()).isEqualTo(spelling);
        assertThat(scalar.quoted()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "no,TEXT",
        "off,TEXT",
        "yes,TEXT",
        "y,TEXT",
        "null,NULL",
        "~,NULL",
        "Null,NULL",
        "true,BOOLEAN",
        "FALSE,BOOLEAN",
        "tRue,TEXT",
        "17,INTEGER",
        "017,INTEGER",
        "-3,INTEGER",
        "+3,INTEGER",
        "0x1F,INTEGER",
        "0o17,INTEGER",
        "0b1,TEXT",
        "1_000,TEXT",
        "1.10,NUMBER",
        ".5,NUMBER",
        "5.,NUMBER",
        "1e5,NUMBER",
        "1.e-5,NUMBER",
        "--,TEXT",
        ".,TEXT",
        "e5,TEXT",
        "1e,TEXT",
        "1.2.3,TEXT",
        "12:30,TEXT",
        "2001-01-01,TEXT",
        "9223372036854775807,INTEGER",
        "9223372036854775808,NUMBER",
        "0xFFFFFFFFFFFFFFFFF,NUMBER",
        "0xG,TEXT",
        "+0x1,TEXT"
    })
    void plainScalarsHaveTheTypesOfTheCoreSchema(String text, ScalarType type) {
        assertThat(((ScalarNode) map("a: " + text).get("a")).type()).isEqualTo(type);
        assertThat(((ScalarNode) map("a: '" + text + "'").get("a")).type()).isEqualTo(ScalarType.TEXT);
    }

    @Test
    void valuesFollowTheCoreSchema() {
        MapNode root = map("{a: 017, b: 0x1F, c: 0o17, d: 1.10, e: true, f: ~, g: no, h: '1', i: 9223372036854775808}");

        assertThat(root.entries())
                .extracting(entry -> ((ScalarNode) entry.value()).value())
                .containsExactly(17L, 31L, 15L, 1.1, true, null, "no", "1", (double) Long.MAX_VALUE);
    }

    @Test
    void blockScalarsAreText() {
        ScalarNode scalar = (ScalarNode) map("a: |\n  1\n").get("a");

        assertThat(scalar.value()).isEqualTo("1\n");
    }

    @Test
    void aliasesStandForTheirAnchors() {
        MapNode root = map("a: &x {b: 1}\nc: *x\nd: &y hello\ne: *y\n");

        assertThat(root.get("c")).isSameAs(root.get("a"));
        assertThat(((ScalarNode) root.get("e")).text()).isEqualTo("hello");
    }

    @Test
    void aLaterAnchorReplacesAnEarlierOneOfTheSameName() {
        MapNode root = map("a: &x 1\nb: *x\nc: &x 2\nd: *x\n");

        assertThat(((ScalarNode) root.get("b")).text()).isEqualTo("1");
        assertThat(((ScalarNode) root.get("d")).text()).isEqualTo("2");
    }

    @Test
    void mergedKeysGiveWayToExplicitOnesBeforeAndBehind() {
        MapNode root = map("base: &b {x: 1, y: 2, z: 3}\nuse:\n  y: mine\n  <<: *b\n  z: also mine\n");

        MapNode use = (MapNode) root.get("use");
        assertThat(use.keys()).containsExactly("y", "x", "z");
        assertThat(use.get("y")).hasToString("'mine'");
        assertThat(use.get("z")).hasToString("'also mine'");
        assertThat(use.get("x").place().line()).isEqualTo(1);
    }

    @Test
    void ofSeveralMergedMapsTheEarlierWins() {
        MapNode root = map(
                "- &a {x: 1}\n- &b {x: 2, y: 3}\n- {<<: [*a, *b]}\n",
                node -> ((ListNode) node).items().get(2));

        assertThat(root.get("x")).hasToString("'1'");
        assertThat(root.get("y")).hasToString("'3'");
    }

    @Test
    void aMergedMapMayHoldAMerge() {
        MapNode root = map("a: &a {x: 1}\nb: &b {<<: *a, y: 2}\nc: {<<: *b}\n");

        assertThat(((MapNode) root.get("c")).keys()).containsExactly("x", "y");
    }

    @Test
    void aQuotedMergeSignIsAKeyLikeOthers() {
        assertThat(map("{'<<': {x: 1}}").keys()).containsExactly("<<");
    }

    @Test
    void aMergeOfTextIsRefused() {
        read("a: {<<: text}");

        assertProblem(StandardError.WRONG_TYPE, 1, 9, "'<<' merges a map or a list of maps, not text");
    }

    @Test
    void twoMergesInOneMapAreADuplicateKey() {
        read("a: &a {x: 1}\nb:\n  <<: *a\n  <<: *a\n");

        assertProblem(StandardError.DUPLICATE_KEY, 4, 3, "the key '<<' is already there in line 3");
    }

    @Test
    void aDuplicateKeyIsRefusedAndTheFirstValueStays() {
        MapNode root = (MapNode) read("a: 1\nb: 2\n\"a\": 3\n");

        assertProblem(StandardError.DUPLICATE_KEY, 3, 1, "the key 'a' is already there in line 1");
        assertThat(root.get("a")).hasToString("'1'");
    }

    @Test
    void aKeyMustBeText() {
        read("{[a]: 1, b: 2}");

        assertProblem(StandardError.WRONG_TYPE, 1, 2, "a key must be text, not a list");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: !!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL [\"http://127.0.0.1:1/\"]]]]",
                "a: !!str 017",
                "a: !local x",
                "a: ! x",
                "a: !!set {x}",
            })
    void tagsAreRefused(String yaml) {
        read(yaml);

        assertThat(problems).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(StandardError.NOT_ALLOWED);
            assertThat(problem.message()).startsWith("tags are not allowed");
            assertThat(problem.place().line()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: 1\n---\nb: 2\n", "a: 1\n...\nb: 2\n", "---\na: 1\n---\n"})
    void aSecondDocumentIsRefused(String yaml) {
        Node root = read(yaml);

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.message()).contains("second document");
            assertThat(problem.place().line()).isGreaterThan(1);
        });
        assertThat(root).isInstanceOf(MapNode.class);
    }

    @Test
    void oneDocumentMayHaveItsMarks() {
        assertThat(map("%YAML 1.2\n---\na: 1\n...\n").keys()).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# only a comment\n", "---\n", "--- ~\n", "\ufeff", "   "})
    void anEmptyDocumentIsNamed(String yaml) {
        assertThat(read(yaml)).isNull();

        assertProblem(StandardError.SYNTAX, 1, 1, "the file is empty: it holds no YAML document");
    }

    @Test
    void anAliasInsideItsOwnAnchorIsRefused() {
        read("a: &a [x, *a]");

        assertProblem(StandardError.NOT_ALLOWED, 1, 11, "the alias '*a' stands inside what it is an alias of");
    }

    @Test
    void anUnknownAliasHasTheNearestAnchor() {
        read("a: &base 1\nb: *bsae\n");

        assertProblem(StandardError.SYNTAX, 2, 4, "there is no anchor '&bsae' before this alias");
        assertThat(problems.get(0).hint()).isEqualTo("did you mean '*base'?");
    }

    @Test
    void sixtyFourLevelsAreReadAndOneMoreIsRefused() {
        assertThat(read("[".repeat(64) + "]".repeat(64))).isNotNull();
        assertThat(problems).isEmpty();

        assertThat(read("[".repeat(65) + "]".repeat(65))).isNull();
        assertProblem(StandardError.OUT_OF_RANGE, 1, 65, "lists and maps are nested deeper than 64 levels");
    }

    @Test
    void depthCountsThroughAliases() {
        String deep = "a: &a " + "[".repeat(40) + "]".repeat(40) + "\nb: " + "[".repeat(23);

        assertThat(read(deep + "*a" + "]".repeat(23))).isNotNull();
        assertThat(problems).hasSize(0);

        assertThat(read("a: &a " + "[".repeat(40) + "]".repeat(40) + "\nb: " + "[".repeat(24) + "*a" + "]".repeat(24)))
                .isNull();
        assertThat(problems).singleElement().extracting(Problem::code).isEqualTo(StandardError.OUT_OF_RANGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {".inf", "-.inf", "+.Inf", ".INF", ".nan", ".NaN", "1e400", "-1e999"})
    void numbersThatAreNotFiniteAreRefused(String number) {
        read("tolerance: " + number);

        assertProblem(StandardError.OUT_OF_RANGE, 1, 12, "'" + number + "' is not a finite number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'.inf'", "\"1e400\"", "inf", "nan", "1e308", ".infinite"})
    void textThatLooksLikeThemIsFine(String text) {
        map("a: " + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:\n\tb: 1\n", "a: 1\n\tb: 2\n", "\ta: 1\n"})
    void tabsAsIndentationAreNamed(String yaml) {
        assertThat(read(yaml)).isNull();

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.message()).isEqualTo("a tab can't indent YAML");
            assertThat(problem.place().line())
                    .isEqualTo(yaml.substring(0, yaml.indexOf('\t')).split("\n", -1).length);
        });
    }

    @Test
    void tabsBesideIndentationAreFine() {
        assertThat(map("a: 1 \t# comment\nb: [\n\tx]\n").keys()).containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ufeffa: 1\nb: 2\n", "a: 1\r\nb: 2\r\n", "\ufeffa: 1\r\nb: 2", "a: 1\rb: 2\r"})
    void byteOrderMarkAndLineEndsOfOtherSystemsAreFine(String yaml) {
        MapNode root = map(yaml);

        assertThat(root.keys()).containsExactly("a", "b");
        assertThat(root.get("a").place()).isEqualTo(new Place("f.yaml", 1, 4));
        assertThat(root.get("b").place()).isEqualTo(new Place("f.yaml", 2, 4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32LE"})
    void otherUnicodeEncodingsAreNamed(String charset) {
        YamlReader.read("f.yaml", "a: 1".getBytes(Charset.forName(charset)), problems);

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(StandardError.ENCODING);
            assertThat(problem.message()).contains("UTF-16");
        });
    }

    @Test
    void malformedUtf8HasAPlace() {
        YamlReader.read("f.yaml", "a: 1\nb: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1), problems);

        assertProblem(StandardError.ENCODING, 2, 7, "the byte 0xe9 is not UTF-8 here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "\u0007", "\u001b", "\u007f", "\u0080", "\uffff"})
    void controlCharactersAreRefusedWithPlace(String control) {
        assertThat(read("a: 1\nb: x" + control)).isNull();

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.place()).isEqualTo(new Place("f.yaml", 2, 5));
            assertThat(problem.message()).contains("control character").doesNotContain(control);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a: {x: ${vars.b}}|9|${...}",
                "a: [${vars.b}, c]|6|${...}",
                "a: {prefix: p:}|14|\"p:\"",
                "a: {prefix: p:, b: 1}|14|\"p:\"",
                "a: [p:]|5|quotes",
                "a: [*]|5|\"*.csv\"",
                "a: {c: *}|8|\"*.csv\"",
                "a: *.csv|4|\"*.csv\"",
                "a: [*x]|5|quotes",
                "a: b: c|5|quotes",
                "a: @x|4|quotes",
                "a: {when: x ? 1 : 2}|17|quotes",
                "a: [counts[x]]|11|quotes",
            })
    void aSyntaxErrorThatMissesQuotesSaysSo(String yaml, int column, String hint) {
        read(yaml);

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(StandardError.SYNTAX);
            assertThat(problem.place()).isEqualTo(new Place("f.yaml", 1, column));
            assertThat(problem.hint()).contains(hint);
        });
    }

    @Test
    void theSameTextInQuotesIsFine() {
        map("{a: \"${vars.b}\", b: \"p:\", c: [\"*\", \"*.csv\"]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a: \"x|1|4|this quote is never closed",
                "a:\\n  - b\\n c: 1|3|2|does not fit",
                "a: 'x' y|1|8|does not fit",
                "a: - b|1|4|list can't start here",
                "a: [1, 2|2|1|expected ','",
                "a: 1\\n  b: 2|2|4|':' is not allowed here",
                "a: }|1|4|not YAML",
                "%YAML 2.0\\n---\\na: 1|1|1|not YAML 1.2",
            })
    void syntaxErrorsHaveTheirPlace(String yaml, int line, int column, String words) {
        read(yaml.replace("\\n", "\n") + "\n");

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.message()).contains(words);
            assertThat(problem.place()).isEqualTo(new Place("f.yaml", line, column));
        });
    }

    @Test
    void allProblemsComeInOnePass() {
        read("a: .inf\na: 2\nb: !x y\nc: *nothing\n");

        assertThat(problems)
                .extracting(Problem::code)
                .containsExactly(
                        StandardError.OUT_OF_RANGE,
                        StandardError.DUPLICATE_KEY,
                        StandardError.NOT_ALLOWED,
                        StandardError.SYNTAX);
    }

    @Test
    void hostileInputEndsWithAnError() {
        String word = "lorem ipsum dolor ";
        List<String> inputs = List.of(
                bomb(),
                "[".repeat(5000),
                "[".repeat(4_900_000),
                "{a: ".repeat(5000),
                "- ".repeat(5000),
                "? ".repeat(5000),
                "a: " + "x".repeat(4_900_000),
                " ".repeat(4_900_000),
                "&" + "a".repeat(4_900_000) + " x",
                ":".repeat(4_900_000),
                "[" + "a,".repeat(400_000) + "]",
                ("[" + "a,".repeat(1000) + "],\n").repeat(400),
                "- a\n".repeat(1_000_000),
                "a: b\n".repeat(900_000),
                "\0".repeat(1_000_000),
                "a: &a [*a]",
                "a: \"" + word.repeat(100_000),
                "%".repeat(1_000_000));
        for (String input : inputs) {
            problems.clear();
            assertTimeoutPreemptively(Duration.ofSeconds(10), () -> read(input));
            assertThat(problems)
                    .as(input.substring(0, Math.min(40, input.length())))
                    .isNotEmpty()
                    .hasSizeLessThanOrEqualTo(ProblemLog.LIMIT + 1)
                    .allSatisfy(problem -> assertThat(problem.message()).hasSizeLessThan(400));
        }
    }

    @Test
    void largeButHonestInputIsRead() {
        MapNode root = map("a: |\n" + "  some text of a guideline\n".repeat(150_000) + "b: [1]\n");

        assertThat(root.keys()).containsExactly("a", "b");
    }

    @Test
    void aFileAboveFiveMegabytesIsRefusedUnparsed(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("big.yaml");
        Files.writeString(file, "a: 1\n".repeat(1_000_001));

        assertThat(YamlReader.read("big.yaml", file, problems)).isNull();
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(StandardError.OUT_OF_RANGE);
            assertThat(problem)
                    .hasToString("big.yaml LBL-1006 the file is larger than 5 MB"
                            + " (keep data in files of its own and import them)");
        });
    }

    @Test
    void aFileThatIsNotThereOrAFolderIsNamed(@TempDir Path folder) {
        assertThat(YamlReader.read("no.yaml", folder.resolve("no.yaml"), problems))
                .isNull();
        assertThat(YamlReader.read("dir", folder, problems)).isNull();

        assertThat(problems)
                .extracting(Problem::toString)
                .containsExactly(
                        "no.yaml LBL-1019 can't read the file: there is no such file",
                        "dir LBL-1019 can't read the file: it is a folder");
    }

    @Test
    void anAliasBombIsCountedNotWrittenOut() {
        assertThat(read(bomb())).isNull();

        assertThat(problems)
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("more than 400000 values"));
    }

    @Test
    void aMergeBombIsCountedToo() {
        var yaml = new StringBuilder("m0: &m0 {");
        for (int i = 0; i < 1000; i++) {
            yaml.append("k").append(i).append(": 1,\n ");
        }
        yaml.append("}\n");
        for (int i = 1; i < 200; i++) {
            yaml.append("m").append(i).append(": {<<: *m0}\n");
        }
        read(yaml.toString());

        assertThat(problems).singleElement().extracting(Problem::code).isEqualTo(StandardError.OUT_OF_RANGE);
    }

    @Test
    void noTextMakesTheReaderThrow() {
        String[] pieces = {
            "a",
            ":",
            ": ",
            "- ",
            "\n",
            "\n  ",
            "[",
            "]",
            "{",
            "}",
            ",",
            "&x ",
            "*x",
            "<<: ",
            "!t ",
            "'",
            "\"",
            "|\n",
            "> ",
            "# c",
            "---\n",
            "...\n",
            "${",
            "\t",
            "?",
            "? ",
            "%",
            "@",
            "\ud83d\ude00",
            "\r",
            "1",
            ".inf",
            "\\",
            "=",
            "\u2028"
        };
        var random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            var yaml = new StringBuilder();
            for (int i = random.nextInt(14); i >= 0; i--) {
                yaml.append(pieces[random.nextInt(pieces.length)]);
            }
            problems.clear();
            Node root = read(yaml.toString());
            assertThat(root != null || !problems.isEmpty()).as(yaml.toString()).isTrue();
            SourceText source = new SourceText("f.yaml", yaml.toString());
            problems.forEach(problem -> assertThat(source.render(problem)).isNotEmpty());
        }
    }

    private static String bomb() {
        var yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            yaml.append("a").append(i).append(": &a").append(i).append(" [");
            yaml.append(("*a" + (i - 1) + ", ").repeat(9)).append("]\n");
        }
        return yaml.toString();
    }

    private void assertProblem(StandardError code, int line, int column, String message) {
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.place()).isEqualTo(new Place("f.yaml", line, column));
            assertThat(problem.message()).isEqualTo(message);
        });
    }

    private @Nullable Node read(String yaml) {
        return YamlReader.read("f.yaml", yaml.getBytes(StandardCharsets.UTF_8), problems);
    }

    private MapNode map(String yaml) {
        return map(yaml, node -> node);
    }

    private MapNode map(String yaml, Function<Node, Node> part) {
        Node root = read(yaml);
        assertThat(problems).isEmpty();
        return (MapNode) part.apply(root);
    }
}
