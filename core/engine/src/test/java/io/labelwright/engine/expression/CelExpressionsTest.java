package io.labelwright.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.spi.expression.Condition;
import io.labelwright.spi.expression.Scope;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.ColumnSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CelExpressionsTest {

    private static final List<ColumnSpec> COLUMNS = List.of(
            ColumnSpec.named("item"),
            ColumnSpec.text("text"),
            ColumnSpec.text("blank"),
            ColumnSpec.number("length"),
            ColumnSpec.number("no_length"),
            ColumnSpec.integer("votes"),
            ColumnSpec.integer("no_votes"),
            ColumnSpec.bool("seen"),
            ColumnSpec.bool("no_seen"),
            ColumnSpec.text("meta.lang"),
            ColumnSpec.number("p:spam"),
            ColumnSpec.text("return"),
            ColumnSpec.text("größe"),
            ColumnSpec.text("type"),
            ColumnSpec.text("f"));

    private static final Map<String, Object> ROW = new HashMap<>();

    static {
        ROW.put("item", "m1");
        ROW.put("text", "Win a FREE prize, call 0800 123");
        ROW.put("blank", "");
        ROW.put("length", 31.5);
        ROW.put("no_length", Double.NaN);
        ROW.put("votes", 7L);
        ROW.put("no_votes", Double.NaN);
        ROW.put("seen", true);
        ROW.put("no_seen", Double.NaN);
        ROW.put("meta.lang", "en");
        ROW.put("p:spam", 0.75);
        ROW.put("return", "r");
        ROW.put("größe", "g");
        ROW.put("type", "t");
        ROW.put("f", "the field f");
    }

    private final CelExpressions expressions = new CelExpressions();

    private boolean item(String source) {
        return expressions.condition(source, COLUMNS, Scope.ITEM).test(CelExpressionsTest::value);
    }

    private static Object value(String name) {
        assertThat(ROW).containsKey(name);
        return ROW.get(name);
    }

    private ExpressionProblem onlyProblem(String source) {
        List<ExpressionProblem> problems = expressions.check(source, COLUMNS, Scope.ITEM);
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text.contains('FREE')",
                "text.lowerAscii().contains('free') && text.upperAscii().startsWith('WIN')",
                "text.split(' ').exists(w, w == 'prize,')",
                "text.matches(r'\\b0800 \\d+$')",
                "text.matches('(?i)\\\\bfree\\\\b')",
                "' a '.trim() == 'a' && text.size() > 10 && text.substring(0, 3) == 'Win'",
                "'aaa'.replace('a', 'b') == 'bbb' && 'aaa'.replace('a', 'b', 2) == 'bba'",
                "'ab'.replace('', '-') == '-a-b-' && ['a', 'b'].join('/') == 'a/b' && ['a', 'b'].join() == 'ab'",
                "item == 'm1' && meta.lang == 'en' && type == 't'",
                "f['p:spam'] > 0.5 && f[\"return\"] == 'r' && f['größe'] == 'g' && f.length > 31 && "
                        + "f.f == 'the field f'",
                "f['meta.lang'] == 'en' && f['votes'] == 7"
            })
    void trueConditionsOverAnItem(String source) {
        assertThat(item(source)).isTrue();
        assertThat(item("!(" + source + ")")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text.lower() == 'win a free prize, call 0800 123' && 'ÄΣ'.lower() == 'äς'",
                "text.words().size() == 7 && text.words()[1] == 'a' && 'x'.words().exists(w, w == 'x')",
                "text.hasWord('free') && text.hasWord('a free prize') && !text.hasWord('fre')",
                "text.hasWord(['lottery', 'PRIZE']) && !text.hasWord(['lottery']) && !text.hasWord([])",
                "text.countWords('win') == 1 && text.countWords(['win', 'free', 'zero']) == 2",
                "text.countMatches('[0-9]+') == 2 && text.countMatches('(?i)x') == 0",
                "text.words().filter(w, 'free prize'.hasWord(w)).size() == 2",
                "f['text'].hasWord(['free'])"
            })
    void textsAreAskedForTheirWords(String source) {
        assertThat(item(source)).isTrue();
    }

    @Test
    void wordsMadeFromDataAreForgottenInTime() {
        Condition condition = expressions.condition("'w5 x'.hasWord(text)", COLUMNS, Scope.ITEM);

        for (int i = 0; i < 5_000; i++) {
            String word = "w" + i % 3_000;
            assertThat(condition.test(name -> name.equals("text") ? word : value(name)))
                    .isEqualTo(word.equals("w5"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "length > 3",
                "length == 31.5 && length != 31",
                "length / 2 > 15 && 2 * length == 63 && length + 1 == 32.5 && length - 1 == 30.5",
                "votes == 7.0 && votes > 6.5 && votes in [6.5, 7.0] && length in [31.5] && !(length in [31])",
                "votes / 2 == 3 && votes % 2 == 1",
                "f['length'] == 31.5 && f['length'] + 1 > 32 && f['votes'] + 0.5 == 7.5"
            })
    void wholeAndRealNumbersMix(String source) {
        assertThat(item(source)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "no_votes > 3",
        "no_votes <= 3",
        "!(no_votes > 3)",
        "no_votes == no_votes",
        "no_votes != 3",
        "no_length < 1",
        "!(no_length < 1)",
        "no_length != 1.0",
        "no_seen",
        "!no_seen",
        "f.no_votes > 3",
        "!(f['no_length'] > 3)",
        "no_votes > 3 || votes > 100",
        "votes > 3 && no_votes + 1 > 0",
        "seen ? no_seen : true",
        "'[no_votes].exists(n, n > 3)'",
        "string(no_votes) == ''"
    })
    void aConditionThatHangsOnAMissingNumberIsFalse(String source) {
        assertThat(item(source)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no_votes > 3 || votes > 3",
                "votes > 3 || no_seen",
                "!(no_votes > 3 && votes > 100)",
                "seen ? true : no_seen",
                "blank == '' && f.blank == ''",
                "!has(no_votes) && !has(f.no_length) && !has(f['no_seen']) && !has(blank)",
                "has(votes) && has(f.length) && has(f['p:spam']) && has(meta.lang) && has(text)",
                "!has(no_votes) || no_votes > 3"
            })
    void aMissingValueDoesNotMatterWhereTheRestDecides(String source) {
        assertThat(item(source)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "txet == 'a' | 0 | unknown name 'txet' | did you mean 'text'?",
                "seen && lenght > 3 | 8 | unknown name 'lenght' | did you mean 'length'?",
                "has(txet) | 4 | unknown name 'txet' | did you mean 'text'?",
                "f['p:spma'] > 1 | 1 | unknown name 'p:spma' in 'f' | did you mean 'p:spam'?",
                "f.votse > 1 | 1 | unknown name 'votse' in 'f' | did you mean 'votes'?",
                "has(f.votse) | 3 | unknown name 'votse' in 'f' | did you mean 'votes'?",
                "text.toLowerCase() == 'a' | 5 | unknown function 'toLowerCase' | did you mean 'lower'?",
                "text.startWith('a') | 5 | unknown function 'startWith' | did you mean 'startsWith'?",
                "text | 0 | a condition gives true or false, this one gives text | compare it, for example with ==",
                "votes + 1 | 6 | a condition gives true or false, this one gives whole number | "
                        + "compare it, for example with ==",
                "text == 3 | 5 | the operator '==' does not take text and whole number | "
                        + "put quotes around a text, or turn it into a number with double(...)",
                "!text == 'a' | 0 | the operator '!' does not take text | "
                        + "put what is to be negated in parentheses: !(a == b)",
                "text = 'a' | 5 | '=' is not an operator | write == to compare",
                "seen and text == 'a' | 5 | 'and' is not expected here | write && for and",
                "return == 'r' | 0 | 'return' is a word of the language | "
                        + "write a column with this name as f[\"return\"]",
                "text == | 7 | the expression ends too early | write what is to come after its last operator",
                "text.matches('(?=a)') | 13 | not a valid pattern: invalid or unsupported Perl syntax `(?=` | "
                        + "patterns are RE2: without look-around and back references",
            })
    void whatIsWrongIsSaidWithItsPlace(String source, int offset, String message, String hint) {
        ExpressionProblem problem = onlyProblem(source);

        assertThat(problem.message()).isEqualTo(message);
        assertThat(problem.hint()).isEqualTo(hint);
        assertThat(problem.offset()).isEqualTo(offset);
        assertThat(problem.line()).isEqualTo(1);
        assertThat(problem.column()).isEqualTo(offset + 1);
    }

    @Test
    void theOffsetCountsCharsAndTheLineIsThatOfTheText() {
        ExpressionProblem problem = onlyProblem("text == '\uD83D\uDE00' &&\n  txet == 'a'");

        assertThat(problem.line()).isEqualTo(2);
        assertThat(problem.column()).isEqualTo(3);
        assertThat(problem.offset()).isEqualTo("text == '\uD83D\uDE00' &&\n  ".length());
    }

    @Test
    void severalWrongNamesAreSaidAtOnce() {
        assertThat(expressions.check("txet == 'a' || vote > 3", COLUMNS, Scope.ITEM))
                .extracting(ExpressionProblem::message)
                .containsExactly("unknown name 'txet'", "unknown name 'vote'");
    }

    @Test
    void anInvalidExpressionThrowsWithCodeAndText() {
        assertThatThrownBy(() -> expressions.condition("txet == 'a'", COLUMNS, Scope.ITEM))
                .isInstanceOfSatisfying(LabelingException.class, e -> {
                    assertThat(e.problems()).hasSize(1);
                    assertThat(e.problems().get(0).code()).isEqualTo(StandardError.EXPRESSION);
                    assertThat(e).hasMessageContaining("unknown name 'txet', at column 1 of `txet == 'a'`");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"has('text'[''])", "has(text[''])", "has({'a': 1}[''])", "has(f[\"odd name\" ][)"})
    void aFieldWithoutANameIsAProblemAndNoDefect(String source) {
        assertThat(expressions.check(source, COLUMNS, Scope.ITEM)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "votes / 0 == 1                 | division by zero",
                "int(text) == 3                 | not a text of the right form",
                "{'a': 1}['b'] == 1             | there is no member 'b'",
                "text.matches(text + '[')       | not a valid pattern",
                "9223372036854775807 + votes > 0 | a whole number leaves the range of 64 bits",
                "text.substring(1000) == ''     | out of bounds",
                "f[text] == 'a'                 | there is no member 'Win a FREE prize",
                "f['text']                      | neither true nor false",
            })
    void aFailureWhileEvaluatingNamesExpressionAndReason(String source, String reason) {
        assertThat(expressions.check(source, COLUMNS, Scope.ITEM)).isEmpty();
        assertThatThrownBy(() -> item(source))
                .isInstanceOfSatisfying(
                        LabelingException.class,
                        e -> assertThat(e.problems().get(0).code()).isEqualTo(StandardError.EXPRESSION))
                .hasMessageContaining("can't evaluate `" + source + "`: ")
                .hasMessageContaining(reason);
    }

    @Test
    void aTableSeesItsColumnsAndTheFieldsOfItsItem() {
        List<ColumnSpec> columns = List.of(
                ColumnSpec.named("item"),
                ColumnSpec.named("label"),
                ColumnSpec.number("p:spam"),
                ColumnSpec.text("item.text"),
                ColumnSpec.number("item.odd name"));
        Map<String, Object> row =
                Map.of("item", "m1", "label", "spam", "p:spam", 0.9, "item.text", "free", "item.odd name", 2.0);

        for (String source : List.of(
                "label == 'spam'",
                "row['p:spam'] > 0.5",
                "row.item == 'm1'",
                "item.text == 'free' && item['text'] == 'free' && item['odd name'] == 2",
                "has(item.text) && has(label)")) {
            assertThat(expressions.condition(source, columns, Scope.ROW).test(row::get))
                    .as(source)
                    .isTrue();
        }
        assertThat(expressions.check("item.txet == 'a'", columns, Scope.ROW))
                .extracting(ExpressionProblem::hint)
                .containsExactly("did you mean 'text'?");
        assertThat(expressions.check("item.text == 3", columns, Scope.ROW)).hasSize(1);
        assertThat(expressions.check("row['p:spaam'] > 3", columns, Scope.ROW))
                .extracting(ExpressionProblem::hint)
                .containsExactly("did you mean 'p:spam'?");
    }

    @Test
    void countsAndVariablesAreMapsOrDeclaredMembers() {
        Map<String, Object> given = Map.of("counts", Map.of("annotations", 3L), "vars", Map.of("budget", 50L));

        assertThat(expressions
                        .condition("counts.annotations > 0 && vars['budget'] >= 50", List.of(), Scope.COUNTS)
                        .test(given::get))
                .isTrue();
        assertThatThrownBy(() -> expressions
                        .condition("counts.annotation > 0", List.of(), Scope.COUNTS)
                        .test(given::get))
                .hasMessageContaining("annotation");

        List<ColumnSpec> declared = List.of(ColumnSpec.integer("counts.annotations"));
        assertThat(expressions
                        .condition("counts.annotations > 2.5", declared, Scope.COUNTS)
                        .test(name -> name.equals("counts.annotations") ? (Object) 3L : Map.of()))
                .isTrue();
        assertThat(expressions.check("counts.anotations > 0", declared, Scope.COUNTS))
                .extracting(ExpressionProblem::hint)
                .containsExactly("did you mean 'annotations'?");
        assertThat(expressions.check("metrics.f1 > 0", List.of(), Scope.COUNTS)).hasSize(1);
    }

    @Test
    void aLoopSeesRoundAndMetrics() {
        List<ColumnSpec> metrics = List.of(ColumnSpec.number("metrics.macro_f1"));
        Condition until = expressions.condition("metrics['macro_f1'] >= 0.95 || round > 4", metrics, Scope.ROUND);

        assertThat(until.test(name -> name.equals("round") ? (Object) 1L : (Object) 0.96))
                .isTrue();
        assertThat(until.test(name -> name.equals("round") ? (Object) 1L : (Object) 0.5))
                .isFalse();
        assertThat(until.test(name -> name.equals("round") ? (Object) 5L : (Object) Double.NaN))
                .isTrue();
        assertThat(expressions.check("metrics['macro_f2'] > 0.9", metrics, Scope.ROUND))
                .extracting(ExpressionProblem::hint)
                .containsExactly("did you mean 'macro_f1'?");
    }

    @Test
    void everythingHasABound() {
        String loop = "[1,2,3,4,5,6,7,8,9,0].all(a, ";
        assertThatThrownBy(() -> item(loop.repeat(7) + "true" + ")".repeat(7))).hasMessageContaining("1000000 steps");
        assertThatThrownBy(() -> item("[text]" + ".map(t, t + t)".repeat(40) + ".size() > 0"))
                .hasMessageContaining("16777216 characters");
        assertThatThrownBy(() -> item("text" + ".replace('', '0123456789')".repeat(10) + " == ''"))
                .hasMessageContaining("16777216 characters");
        assertThat(onlyProblem("text == '" + "x".repeat(CelExpressions.MAX_LENGTH) + "'")
                        .message())
                .contains("longer than 10000");
        assertThat(onlyProblem("(".repeat(500) + "seen" + ")".repeat(500)).message())
                .contains("nested");
        assertThat(onlyProblem("text.matches('((a{1000}){1000}){1000}')").message())
                .contains("repetitions");
        assertThat(onlyProblem(" ").message()).contains("empty");
    }

    @Test
    void aPatternThatHangsOthersIsFast() {
        Condition condition = expressions.condition("text.matches('^(a+)+$')", COLUMNS, Scope.ITEM);
        String text = "a".repeat(50_000) + "b";

        assertThat(condition.test(name -> text)).isFalse();
    }

    @Test
    void aLocaleChangesNothing() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            assertThat(item("'TITLE I'.lowerAscii() == 'title i' && 'title i'.upperAscii() == 'TITLE I'"))
                    .isTrue();
            assertThat(item("string(1.5) == '1.5' && double('1.5') == 1.5")).isTrue();
            assertThat(onlyProblem("TITLI == 'a' || item == 'I'").message()).isEqualTo("unknown name 'TITLI'");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void oneConditionServesManyThreads() throws Exception {
        Condition condition = expressions.condition("text.matches('^w[0-9]+$') && votes % 2 == 0", COLUMNS, Scope.ITEM);
        var pool = Executors.newFixedThreadPool(4);
        try {
            var results = pool.invokeAll(IntStream.range(0, 8)
                    .<java.util.concurrent.Callable<Long>>mapToObj(worker -> () -> IntStream.range(0, 2000)
                            .filter(i -> condition.test(
                                    name -> name.equals("text") ? (Object) ("w" + i) : (Object) (long) i))
                            .count())
                    .toList());
            for (var result : results) {
                assertThat(result.get(60, TimeUnit.SECONDS)).isEqualTo(1000);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void whatManyStagesAskIsCompiledOnce() {
        var expressions = new CelExpressions();
        List<ColumnSpec> columns = List.of(ColumnSpec.integer("counts.items"));

        Condition once = expressions.condition("counts.items > 0", columns, Scope.COUNTS);

        assertThat(expressions.condition("counts.items > 0", columns, Scope.COUNTS))
                .isSameAs(once);
        assertThat(expressions.condition("counts.items > 1", columns, Scope.COUNTS))
                .isNotSameAs(once);
        assertThat(expressions.condition("counts.items > 0", List.of(), Scope.COUNTS))
                .isNotSameAs(once);
    }
}
