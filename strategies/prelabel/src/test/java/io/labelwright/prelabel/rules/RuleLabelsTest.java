package io.labelwright.prelabel.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.ColumnSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleLabelsTest {

    private static final List<String> TEXTS = List.of("win a prize", "see you", "prize? see you", "hello", "-");

    private static Rule rule(String id, String when, String label, @Nullable Double confidence) {
        return new Rule(id, when, null, null, label, confidence);
    }

    @Test
    void eachRuleThatHoldsAnswersByItemThenByRule() {
        var bench = new Bench(2, TEXTS);

        List<String> rows = bench.run(
                rule("see", "text contains see", "ham", null), rule("prize", "text contains prize", "spam", 0.9));

        assertThat(rows)
                .containsExactly(
                        "m0|hints/prize|spam|0.9|hints|answer|rule",
                        "m1|hints/see|ham|hints|answer|rule",
                        "m2|hints/see|ham|hints|answer|rule",
                        "m2|hints/prize|spam|0.9|hints|answer|rule");
    }

    @Test
    void theAnnotatorsKindIsAColumnThatNoExportShows() {
        var bench = new Bench(2, TEXTS);

        bench.run(rule("see", "text contains see", "ham", null));

        assertThat(bench.written().columns()).contains(ColumnSpec.named("_kind"));
        assertThat(bench.written().visible()).doesNotContain(ColumnSpec.named("_kind"));
    }

    @Test
    void hitsAndSilentItemsAreCounted() {
        var bench = new Bench(2, TEXTS);

        bench.run(rule("see", "text contains see", "ham", null), rule("prize", "text contains prize", "spam", 0.9));

        assertThat(bench.facts()).containsEntry("rule_hits", 4.0).containsEntry("abstained_items", 2.0);
    }

    @Test
    void rulesWithOneIdAreCasesOfOneAnnotatorAndTheFirstThatHoldsAnswers() {
        var bench = new Bench(3, List.of("prize see", "prize", "see", "-"));

        List<String> rows = bench.run(
                rule("r", "text contains see", "ham", null),
                rule("other", "text contains prize", "spam", null),
                rule("r", "text contains prize", "spam", null));

        assertThat(rows)
                .containsExactly(
                        "m0|hints/r|ham|hints|answer|rule",
                        "m0|hints/other|spam|hints|answer|rule",
                        "m1|hints/other|spam|hints|answer|rule",
                        "m1|hints/r|spam|hints|answer|rule",
                        "m2|hints/r|ham|hints|answer|rule");
    }

    @Test
    void rulesThatNeverHoldWriteNothing() {
        var bench = new Bench(3, TEXTS);

        assertThat(bench.run(rule("no", "text contains xyz", "ham", 1.0))).isEmpty();
        assertThat(bench.facts()).containsEntry("rule_hits", 0.0).containsEntry("abstained_items", 5.0);
    }

    @Test
    void theSizeOfBlocksChangesNothing() {
        List<String> texts = IntStream.range(0, 300)
                .mapToObj(i -> (i % 3 == 0 ? "prize " : "") + (i % 7 == 0 ? "see" : "") + i)
                .toList();
        Rule[] rules = {rule("see", "text contains see", "ham", null), rule("p", "text contains prize", "spam", 0.5)};

        List<String> whole = new Bench(1000, texts).run(rules);

        assertThat(whole).hasSize(143);
        for (int size : new int[] {1, 7, 64, 299}) {
            assertThat(new Bench(size, texts).run(rules)).isEqualTo(whole);
        }
    }

    @Test
    void conditionsSeeTypedCellsAndMarksOfMissingOnes() {
        var seen = new ArrayList<Object>();
        var bench = new Bench(5, List.of("a long message", "-")).knows("look", values -> {
            for (String name : List.of("item", "text", "ratio", "length", "long")) {
                seen.add(values.get(name));
            }
            return false;
        });

        bench.run(rule("look", "look", "ham", null));

        assertThat(seen)
                .containsExactly("m0", "a long message", 1.4, 14L, true, "m1", "", Double.NaN, Double.NaN, Double.NaN);
    }

    @Test
    void anErrorOfARuleNamesStageRuleAndItem() {
        var bench = new Bench(2, TEXTS).knows("boom", values -> {
            if (values.get("item").equals("m3")) {
                throw new LabelingException(StandardError.EXPRESSION, null, "division by zero", "a hint");
            }
            return true;
        });

        assertThatThrownBy(() ->
                        bench.run(rule("fine", "text contains see", "ham", null), rule("bad", "boom", "ham", null)))
                .isInstanceOfSatisfying(LabelingException.class, e -> {
                    assertThat(e.problems().get(0).code()).isEqualTo(StandardError.EXPRESSION);
                    assertThat(e.problems().get(0).message())
                            .isEqualTo("stage 'hints', rule 'bad': item 'm3': division by zero");
                    assertThat(e.problems().get(0).hint()).isEqualTo("a hint");
                });
    }

    @Test
    void aRuleThatDoesNotCompileIsNamed() {
        assertThatThrownBy(() -> new Bench(2, TEXTS).run(rule("odd", "txet contains see", "ham", null)))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("stage 'hints', rule 'odd': unknown name");
    }

    @Test
    void aLabelThatIsNoClassIsNamedWithTheClasses() {
        assertThatThrownBy(() -> new Bench(2, TEXTS).run(rule("odd", "text contains see", "Ham", null)))
                .isInstanceOfSatisfying(
                        LabelingException.class,
                        e -> assertThat(e.problems().get(0).code()).isEqualTo(StandardError.UNKNOWN_CLASS))
                .hasMessageContaining("unknown class 'Ham'")
                .hasMessageContaining("ham, spam");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "free_prize-2", "0"})
    void ruleIdsOfAllowedCharacters(String id) {
        assertThat(rule(id, "true", "ham", 0.0).id()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Prize", "a b", "a/b", "ä", "a\n", "\u0131"})
    void otherRuleIdsAreRefused(String id) {
        assertThatThrownBy(() -> rule(id, "true", "ham", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rule id");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY})
    void confidencesOutsideZeroToOneAreRefused(double confidence) {
        assertThatThrownBy(() -> rule("r", "true", "ham", confidence))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not between 0 and 1");
    }

    @Test
    void thereIsAtLeastOneRuleAndAtMostAThousand() {
        List<Rule> many = IntStream.range(0, 1001)
                .mapToObj(i -> rule("r" + i, "true", "ham", null))
                .toList();

        assertThat(new RulesConfig(many.subList(0, 1000), false).rules()).hasSize(1000);
        assertThatThrownBy(() -> new RulesConfig(List.of(), false)).hasMessageContaining("1 to 1000 rules, not 0");
        assertThatThrownBy(() -> new RulesConfig(many, false)).hasMessageContaining("1 to 1000 rules, not 1001");
    }
}
