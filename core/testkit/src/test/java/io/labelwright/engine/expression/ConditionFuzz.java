package io.labelwright.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.labelwright.spi.expression.Condition;
import io.labelwright.spi.expression.Scope;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.testkit.Effort;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/** Any text is a condition that answers for any item, or problems with their places in the text; in bounded time. */
@Tag("fuzz")
final class ConditionFuzz {

    private static final List<ColumnSpec> COLUMNS = List.of(
            ColumnSpec.named("item"),
            ColumnSpec.text("text"),
            ColumnSpec.number("score"),
            ColumnSpec.integer("votes"),
            ColumnSpec.bool("seen"),
            ColumnSpec.text("odd name"),
            ColumnSpec.text("item.lang"),
            ColumnSpec.integer("counts.items"),
            ColumnSpec.number("metrics.macro_f1"),
            ColumnSpec.integer("vars.budget"));

    private static final List<Map<String, Object>> ROWS = List.of(
            row("m1", "Win a FREE prize, call 0800 123", 0.75, 7L, true, "é😀", 5574L, 0.9),
            row("", "", Double.NaN, Double.NaN, Double.NaN, "", Double.NaN, Double.NaN),
            row("x".repeat(300), "a\nb\0\ud83d\ude00", -0.0, Long.MIN_VALUE, false, "'\"\\", 0L, 1e308));

    private static Map<String, Object> row(
            String item, String text, Object score, Object votes, Object seen, String odd, Object items, Object f1) {
        return Map.of(
                "item", item,
                "text", text,
                "score", score,
                "votes", votes,
                "seen", seen,
                "odd name", odd,
                "item.lang", odd,
                "counts.items", items,
                "metrics.macro_f1", f1,
                "vars.budget", items);
    }

    private final CelExpressions expressions = new CelExpressions();

    @FuzzTest(maxDuration = "60s")
    @DictionaryEntries({
        "item",
        "text",
        "score",
        "votes",
        "seen",
        "f[\"odd name\"]",
        "row['odd name']",
        "item.lang",
        "counts.items",
        "metrics['macro_f1']",
        "vars.budget",
        "round",
        " && ",
        " || ",
        " == ",
        " != ",
        " <= ",
        " in ",
        " ? ",
        " : ",
        "true",
        "false",
        "null",
        ".contains(",
        ".startsWith(",
        ".matches('",
        ".lowerAscii()",
        ".split(",
        ".trim()",
        ".join(",
        ".replace(",
        ".substring(",
        ".charAt(",
        ".indexOf(",
        ".format([",
        "size(",
        "has(",
        "double(",
        "int(",
        "string(",
        "bool(",
        "bytes(",
        "type(",
        "dyn(",
        "duration('",
        "timestamp('",
        ".exists(x, ",
        ".all(x, ",
        ".map(x, ",
        ".filter(x, ",
        ".exists_one(x, ",
        "[1, 2.5, 'a']",
        "{'a': 1}",
        "b'\\xff'",
        "r'\\\\d'",
        "9223372036854775807",
        "-9223372036854775808",
        "18446744073709551615u",
        "1e308",
        "'''",
        "\\\\u00e9",
        "(a+)+$",
        "[[:alpha:]]",
        "\\\\pL{2,1000}",
        "// ",
        "google.protobuf.Any{}",
    })
    void anyTextIsAConditionOrProblems(byte[] bytes) throws IOException {
        if (bytes.length == 0) {
            return;
        }
        // The first character chooses where the condition stands, so that what is found stays readable.
        Scope[] scopes = Scope.values();
        Scope scope = scopes[(bytes[0] & 0xff) % scopes.length];
        String source = new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_8);

        List<ExpressionProblem> problems =
                Effort.atMost(Duration.ofSeconds(1), 64, () -> expressions.check(source, COLUMNS, scope));
        for (ExpressionProblem problem : problems) {
            assertThat(problem.offset()).isBetween(0, source.length());
            assertThat(problem.message()).isNotBlank();
        }
        if (problems.isEmpty()) {
            Condition condition = expressions.condition(source, COLUMNS, scope);
            for (Map<String, Object> row : ROWS) {
                Effort.atMost(Duration.ofSeconds(1), 64, () -> answer(condition, row));
            }
        } else {
            assertThatThrownBy(() -> expressions.condition(source, COLUMNS, scope))
                    .isInstanceOf(LabelingException.class);
        }
    }

    /** True, false, or what is wrong. */
    private static Object answer(Condition condition, Map<String, Object> row) {
        try {
            return condition.test(name -> row.getOrDefault(name, Map.of()));
        } catch (LabelingException e) {
            for (Problem problem : e.problems()) {
                assertThat(problem.message()).startsWith("can't evaluate `");
            }
            return e.problems();
        }
    }
}
