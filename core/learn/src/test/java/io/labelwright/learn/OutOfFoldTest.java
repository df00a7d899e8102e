package io.labelwright.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.testkit.SerialExecution;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class OutOfFoldTest {

    @Test
    void noExampleIsSeenByTheClassifierThatIsAskedForIt() {
        Examples examples = SmallSet.examples();
        int[] fold = IntStream.range(0, 60).map(i -> i % 4).toArray();
        // Says 1 for the items that it has learned from.
        Learner memory = (some, pause) ->
                (features, item, into) -> into[0] = IntStream.of(some.items()).anyMatch(seen -> seen == item) ? 1 : 0;

        double[][] p = OutOfFold.of(memory, examples, fold, 4, SerialExecution.inReverse(), () -> {})
                .probabilities();

        assertThat(List.of(p)).hasSize(60).allSatisfy(row -> assertThat(row[0]).isZero());
    }

    @Test
    void allOtherExamplesAreSeen() {
        Examples examples = SmallSet.examples();
        int[] fold = IntStream.range(0, 60).map(i -> i / 20).toArray();
        Learner size = (some, pause) -> (features, item, into) -> into[0] = some.size();

        double[][] p = OutOfFold.of(size, examples, fold, 3, SerialExecution.inOrder(), () -> {})
                .probabilities();

        assertThat(List.of(p)).allSatisfy(row -> assertThat(row[0]).isEqualTo(40));
    }
}
