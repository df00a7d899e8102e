package io.labelwright.prelabel.rules;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.engine.expression.CelExpressions;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectedRow;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.MemoryInput;
import io.labelwright.testkit.SampleData;
import io.labelwright.testkit.StrategyContract;
import io.labelwright.testkit.TestContext;
import io.labelwright.testkit.TestStage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RuleKeywordsTest extends StrategyContract<RulesConfig> {

    private static final String LIST = "\ufeff# what spammers say\n\nprize\nfree entry\n$$$\n";

    @Override
    protected StrategyFactory<RulesConfig> factory() {
        return new RuleLabelsFactory();
    }

    @Override
    protected String with() {
        return """
                statistics: true
                rules:
                  - {id: odd, when: "item.matches('[13579]$')", label: spam}
                  - {id: digits, keywords: digits.txt, field: digits, label: ham, confidence: 0.5}
                """;
    }

    @Override
    protected Map<String, MemoryInput> files() {
        return Map.of("rules[1].keywords", new MemoryInput("digits.txt", "1 2\n7\n"));
    }

    /** The digits of an item's id, one by one. */
    @Override
    protected InMemoryInputs inputs(SampleData data) {
        InMemoryInputs inputs = data.inputs().field(ColumnSpec.text("digits"));
        for (String id : data.ids()) {
            inputs.item(id, "digits", id.replaceAll("[^0-9]", "").replaceAll("(.)", "$1 "));
        }
        return inputs;
    }

    private static Rule keywords(String id, @Nullable String field, String when, String label) {
        return new Rule(id, when, "words.txt", field, label, null);
    }

    private static CollectingOutputs run(MemoryInput list, InMemoryInputs inputs, boolean statistics, Rule... rules) {
        TestContext context = TestContext.create().withStage("hints").withExpressions(new CelExpressions());
        for (int r = 0; r < rules.length; r++) {
            context = context.withFile("rules[" + r + "].keywords", list);
        }
        return TestStage.of(new RuleLabelsFactory())
                .in(context)
                .run(new RulesConfig(List.of(rules), statistics), inputs);
    }

    private static InMemoryInputs messages() {
        return InMemoryInputs.ofClasses("ham", "spam")
                .item("m0", "text", "You won a PRIZE!", "sender", "x")
                .item("m1", "text", "surprizes", "sender", "prize draw")
                .item("m2", "text", "Free  entry: win $$$$", "sender", "anna")
                .item("m3", "text", "hello", "sender", "anna");
    }

    private static List<String> answers(CollectingOutputs out) {
        return out.rows(TableKind.ANNOTATIONS).stream()
                .map(row -> row.text("item") + " " + row.text("annotator") + " " + row.text("label"))
                .toList();
    }

    @Test
    void aListOfWordsIsLookedForInTheText() {
        CollectingOutputs out =
                run(new MemoryInput("words.txt", LIST), messages(), false, keywords("words", null, "true", "spam"));

        assertThat(answers(out)).containsExactly("m0 hints/words spam", "m2 hints/words spam");
    }

    @Test
    void itMayBeAnotherFieldAndAConditionBeside() {
        CollectingOutputs out = run(
                new MemoryInput("words.txt", LIST),
                messages(),
                false,
                keywords("sender", "sender", "true", "spam"),
                keywords("unknown", null, "sender != 'anna'", "spam"));

        assertThat(answers(out)).containsExactly("m0 hints/unknown spam", "m1 hints/sender spam");
    }

    @Test
    void statisticsAreThoseCountedByHand() {
        InMemoryInputs inputs = messages();
        inputs.label("m0", "spam");
        inputs.label("m2", "ham");

        CollectingOutputs out = run(
                new MemoryInput("words.txt", LIST),
                inputs,
                true,
                keywords("words", null, "true", "spam"),
                new Rule("anna", "sender == 'anna'", null, null, "ham", null));

        assertThat(out.rows(TableKind.METRICS))
                .extracting(row -> row.text("metric") + " " + row.text("x") + " " + row.number("value"))
                .containsExactly(
                        "coverage  0.75",
                        "overlap  0.25",
                        "conflict  0.25",
                        "accuracy  0.6666666666666666",
                        "coverage hints/words 0.5",
                        "overlap hints/words 0.25",
                        "conflict hints/words 0.25",
                        "accuracy hints/words 0.5",
                        "coverage hints/anna 0.5",
                        "overlap hints/anna 0.25",
                        "conflict hints/anna 0.25",
                        "accuracy hints/anna 1.0");
        CollectedRow accuracy = out.rows(TableKind.METRICS).get(7);
        assertThat(accuracy.number("low")).isBetween(0.05, 0.1);
        assertThat(accuracy.number("high")).isBetween(0.9, 0.95);
    }

    @Test
    void aFieldThatIsMissingOrHoldsNoTextIsNamed() {
        var list = new MemoryInput("words.txt", LIST);

        assertThatThrownBy(() -> run(list, messages(), false, keywords("r", "sendr", "true", "spam")))
                .hasMessageContaining("rules[0].field: the items have no field 'sendr'");
        InMemoryInputs numbers = InMemoryInputs.ofClasses("ham", "spam").field(ColumnSpec.number("length"));
        assertThatThrownBy(() ->
                        run(list, numbers.item("m0", "length", 3.0), false, keywords("r", "length", "true", "spam")))
                .hasMessageContaining("'length' holds no text");
    }

    @Test
    void listsWithoutAWordOrInAnotherEncodingAreRefused() {
        Rule rule = keywords("r", null, "true", "spam");

        assertThatThrownBy(() -> run(new MemoryInput("words.txt", "# nothing\n\n"), messages(), false, rule))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("the list of keywords is empty");
        assertThatThrownBy(
                        () -> run(new MemoryInput("words.txt", "grüße".getBytes(ISO_8859_1)), messages(), false, rule))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("not UTF-8");
    }

    @Test
    void aFieldWithoutKeywordsSaysNothing() {
        assertThatThrownBy(() -> new Rule("r", "true", null, "text", "ham", null))
                .hasMessageContaining("rule 'r' has a field and no keywords");
    }
}
