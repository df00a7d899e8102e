package io.labelwright.remote.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.remote.call.KeptAnswers;
import io.labelwright.remote.call.ScriptedServer;
import io.labelwright.remote.llm.LlmConfig.Budget;
import io.labelwright.remote.llm.LlmConfig.Prices;
import io.labelwright.remote.llm.LlmConfig.WhenSpent;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LlmBudgetTest {

    private final ScriptedServer server = new ScriptedServer(FakeModel.says(query -> query.answer("ham")));
    private final Trial trial = new Trial(server);

    @AfterEach
    void stop() {
        server.close();
    }

    private static InMemoryInputs items(int count) {
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam");
        IntStream.range(0, count).forEach(i -> inputs.item("i" + i, "text", "text " + i));
        return inputs;
    }

    @Test
    void aStageThatIsTooDearFailsAndALargerBudgetGoesOn() {
        trial.budget = new Budget(4L, null, null);

        assertThatThrownBy(() -> trial.run(items(10))).isInstanceOfSatisfying(LabelingException.class, e -> {
            assertThat(e.problems().get(0).code()).isEqualTo(StandardError.BUDGET);
            assertThat(e)
                    .hasMessageContaining(
                            "the budget of 4 calls does for 4 of 10 questions, which took 4 calls, 428" + " tokens");
        });
        assertThat(server.asked()).hasSize(4);

        trial.budget = new Budget(10L, null, null);
        assertThat(trial.run(items(10)).rows(TableKind.ANNOTATIONS)).hasSize(10);
        assertThat(server.asked()).hasSize(10);
    }

    @Test
    void whatWasPaidInEarlierRunsCounts() {
        trial.budget = new Budget(4L, null, null);
        assertThatThrownBy(() -> trial.run(items(10))).hasMessageContaining("4 of 10");
        assertThatThrownBy(() -> trial.run(items(10))).hasMessageContaining("4 of 10");
        assertThat(server.asked()).hasSize(4);
    }

    @Test
    void theSameItemsAreAnsweredInEveryRunWhateverItsThreads() {
        // No item takes what it may take at most.
        trial.budget = new Budget(null, 6_000L, null);
        trial.whenSpent = WhenSpent.ABSTAIN;
        CollectingOutputs serial = trial.run(items(60));
        int answered = serial.rows(TableKind.ANNOTATIONS).size();
        assertThat(answered).isBetween(30, 55);
        assertThat(serial.facts()).containsEntry("items_over_budget", 60.0 - answered);
        assertThat(serial.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString()).contains("the budget of 6000 tokens is spent"));

        var random = new Random(3);
        trial.concurrency = 8;
        trial.kept = new KeptAnswers();
        server.script((asked, number) -> ScriptedServer.late(
                random.nextInt(20), FakeModel.completion(FakeModel.query(asked).answer("ham"))));

        assertThat(trial.run(items(60)).lines(TableKind.ANNOTATIONS)).isEqualTo(serial.lines(TableKind.ANNOTATIONS));
        double spent = serial.facts().get("prompt_tokens") + serial.facts().get("answer_tokens");
        assertThat(spent).isLessThanOrEqualTo(6_000);
    }

    @Test
    void moneyIsCountedByThePrices() {
        trial.prices = new Prices(1000, 10_000);
        // An answer costs 100 * 0.001 + 7 * 0.01 = 0.17.
        CollectingOutputs out = trial.run(items(3));
        assertThat(out.facts().get("cost")).isBetween(0.5099, 0.5101);

        trial.kept = new KeptAnswers();
        trial.budget = new Budget(null, null, 3.0);
        assertThatThrownBy(() -> trial.run(items(30))).hasMessageContaining("the budget of 3 in money does for");
    }

    @Test
    void noBudgetMeansNoCall() {
        trial.budget = new Budget(0L, null, null);
        assertThatThrownBy(() -> trial.run(items(3))).hasMessageContaining("does for 0 of 3");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void theForecastSaysWhatIsLeftToPay() {
        trial.prices = new Prices(1000, 10_000);
        String before = trial.forecast(items(10));
        assertThat(before)
                .startsWith("asks the model 'm' at " + server.url() + "/v1 about 10 items: 10 calls, about ")
                .contains(" tokens, about ", " in money");
        assertThat(server.asked()).isEmpty();

        trial.run(items(4));
        assertThat(trial.forecast(items(10))).contains("6 calls", "4 answers are kept already");
    }

    /** Servers that say nothing of tokens are taken to have used what was estimated. */
    @Test
    void aServerThatDoesNotCountIsCounted() {
        server.script((asked, number) -> {
            var body = FakeModel.body(FakeModel.query(asked).answer("ham"));
            body.remove("usage");
            return ScriptedServer.json(io.labelwright.remote.call.Json.text(body));
        });
        CollectingOutputs out = trial.run(items(2));

        assertThat(out.facts()).containsEntry("answer_tokens", 40.0);
        assertThat(out.facts().get("prompt_tokens")).isGreaterThan(200);
    }
}
