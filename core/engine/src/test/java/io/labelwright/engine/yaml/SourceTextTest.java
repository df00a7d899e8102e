package io.labelwright.engine.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SourceTextTest {

    @Test
    void showsPlaceLineCaretAndHint() {
        var source = new SourceText("flow.yaml", "stages:\n  - with: {iteratons: 5}\n");

        assertThat(source.render(problem(2, 12, "unknown key 'iteratons'", "did you mean 'iterations'?")))
                .isEqualTo("""
                        flow.yaml:2:12 LBL-1002 unknown key 'iteratons'
                          2 |   - with: {iteratons: 5}
                            |            ^
                              did you mean 'iterations'?""");
    }

    @Test
    void aProblemWithoutPlaceOrOfAnotherFileHasNoFrame() {
        var source = new SourceText("flow.yaml", "a: 1\n");

        assertThat(source.render(Problem.error(StandardError.USAGE, null, "wrong", "try this")))
                .isEqualTo("LBL-1024 wrong\n  try this");
        assertThat(source.render(Problem.error(StandardError.USAGE, new Place("other", 1, 1), "wrong")))
                .isEqualTo("other:1:1 LBL-1024 wrong");
        assertThat(source.render(problem(9, 1, "wrong", null))).isEqualTo("flow.yaml:9:1 LBL-1002 wrong");
    }

    @Test
    void warningsSayThatTheyAre() {
        var source = new SourceText("flow.yaml", "");

        assertThat(source.render(Problem.warning(StandardError.USAGE, null, "odd", null)))
                .isEqualTo("LBL-1024 warning: odd");
    }

    @Test
    void nothingInTheTextReachesTheTerminalAsAControl() {
        var source = new SourceText("f\u001b[2J.yaml", "a: \u001b[31m\u202ered\u0007\u200b x\n");

        String shown = source.render(Problem.error(
                StandardError.SYNTAX, new Place("f\u001b[2J.yaml", 1, 13), "bad \u009b\n\rtext", "hint \u2066"));

        assertThat(shown).doesNotContain("\u001b", "\u202e", "\u0007", "\u009b", "\r", "\u2066", "\u200b");
        List<String> lines = shown.lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(1)).isEqualTo("  1 | a: \\x1b[31m\\u202ered\\x07\\u200b x");
        assertThat(lines.get(2).indexOf('^')).isEqualTo(lines.get(1).indexOf("\\x07"));
    }

    @Test
    void theCaretStandsBelowItsCharacterBehindTabsAndWideCharacters() {
        var source = new SourceText("f", "a:\t\u6f22\u5b57 x");

        List<String> lines = source.render(Problem.error(StandardError.SYNTAX, new Place("f", 1, 7), "m"))
                .lines()
                .toList();
        assertThat(lines.get(1)).isEqualTo("  1 | a: \u6f22\u5b57 x");
        // Two characters that are two columns wide each.
        assertThat(lines.get(2).indexOf('^')).isEqualTo(lines.get(1).indexOf('x') + 2);
    }

    @Test
    void longLinesAreCutAroundTheCaret() {
        var source = new SourceText("f", "a".repeat(5000) + "X" + "b".repeat(5000));

        List<String> lines = source.render(Problem.error(StandardError.SYNTAX, new Place("f", 1, 5001), "m"))
                .lines()
                .toList();
        assertThat(lines.get(1)).hasSizeLessThan(140);
        assertThat(lines.get(2).indexOf('^')).isEqualTo(lines.get(1).indexOf('X'));
    }

    @Test
    void linesEndAsOnAnySystem() {
        var source = SourceText.of("f", "\ufeffone\r\ntwo\rthree\n\nfive".getBytes(StandardCharsets.UTF_8));

        assertThat(source.line(1)).isEqualTo("one");
        assertThat(source.line(2)).isEqualTo("two");
        assertThat(source.line(3)).isEqualTo("three");
        assertThat(source.line(4)).isEmpty();
        assertThat(source.line(5)).isEqualTo("five");
        assertThat(source.line(6)).isNull();
        assertThat(source.line(0)).isNull();
    }

    @Test
    void aSecretIsNeverShown() {
        ScalarNode secret = ScalarNode.secret("hunter2", Place.of("f"));

        assertThat(secret.toString()).isEqualTo("***");
        assertThat(secret.shown()).isEqualTo("***");
        assertThat(new ListNode(List.of(secret), Place.of("f")).toString()).doesNotContain("hunter2");
        assertThat(new MapNode(List.of(new MapNode.Entry("k", Place.of("f"), secret)), Place.of("f")).toString())
                .doesNotContain("hunter2");
    }

    @Test
    void longTextIsClippedBetweenCharacters() {
        assertThat(SafeText.quoted("\ud83d\ude00".repeat(100))).isEqualTo("'" + "\ud83d\ude00".repeat(59) + "…'");
        assertThat(SafeText.quoted("\ud83d\ude00".repeat(60))).isEqualTo("'" + "\ud83d\ude00".repeat(60) + "'");
    }

    private static Problem problem(int line, int column, String message, @Nullable String hint) {
        return Problem.error(StandardError.UNKNOWN_KEY, new Place("flow.yaml", line, column), message, hint);
    }
}
