package io.labelwright.review.people;

import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.describe.Writes;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.TableKind;

/** Makes {@code review/people}. */
@StrategyInfo(
        id = "review/people",
        version = 1,
        summary =
                "Asks people about the items of the queue, or about all unresolved ones, and waits for their answers.",
        example = """
                - id: people
                  uses: review/people
                  needs: [pick]
                  with: {answers_per_item: 1}
                """,
        guided = true,
        seeded = true,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL})
@Reads(value = TableKind.QUEUE, optional = true)
@Reads(value = TableKind.ITEMS, optional = true)
@Reads(value = TableKind.LABELS, optional = true)
@Reads(value = TableKind.ANNOTATIONS, optional = true)
@Reads(value = TableKind.GOLD, when = "simulate_from", optional = true)
@Reads(value = TableKind.GOLD, when = "gold_share")
@Writes(TableKind.ANNOTATIONS)
@Writes(TableKind.LABELS)
@Writes(value = TableKind.ANNOTATORS, when = "gold_share")
@Writes(value = TableKind.METRICS, when = "gold_share", metrics = GoldScores.ACCURACY)
public final class ReviewPeopleFactory implements StrategyFactory<ReviewPeopleConfig> {

    @Override
    public Strategy create(ReviewPeopleConfig config) {
        return new ReviewPeople(config);
    }
}
