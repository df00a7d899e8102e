package io.labelwright.testkit;

import io.labelwright.spi.StageContext;
import io.labelwright.spi.people.People;
import io.labelwright.spi.people.PersonAnswer;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A context whose people have given these answers and no more, for tests of strategies that ask people.
 *
 * <pre>{@code
 * var people = new PeopleContext(TestContext.create(), answers);
 * var out = TestStage.of(new ReviewPeopleFactory()).in(people).run(config, inputs);
 * assertThat(people.asked()).isEmpty();
 * }</pre>
 */
public final class PeopleContext extends ContextAround implements People {

    private final List<PersonAnswer> answers;
    private @Nullable Table asked;

    /** A context with these answers, in any order. */
    public PeopleContext(StageContext context, List<PersonAnswer> answers) {
        super(context);
        this.answers = answers.stream()
                .sorted(Comparator.comparing(PersonAnswer::item).thenComparing(PersonAnswer::annotator))
                .toList();
    }

    /** The tasks that the strategy left open. */
    public List<CollectedRow> asked() {
        return asked == null ? List.of() : CollectedRow.of(asked);
    }

    @Override
    public List<PersonAnswer> answers() {
        return answers;
    }

    @Override
    public void ask(Table tasks) {
        if (asked != null || tasks.kind() != TableKind.QUEUE || tasks.find(NEEDED) < 0) {
            throw new IllegalStateException(
                    "tasks are asked once, as a queue with the column " + NEEDED + ": " + tasks.columns());
        }
        asked = tasks;
    }

    @Override
    public People people() {
        return this;
    }
}
