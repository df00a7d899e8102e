package io.labelwright.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.engine.view.UnknownItems;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import org.junit.jupiter.api.Test;

final class LeftOutRowsTest {

    @Test
    void rowsAreCountedAndTheFirstIsNamedWithItsPlace() {
        var rejects = new TableBuilder(TableKind.REJECTS);
        rejects.text(0, "votes")
                .text(1, "votes.csv")
                .integer(2, 7)
                .text(4, UnknownItems.REASON)
                .text(5, "i9");
        rejects.end();
        rejects.text(0, "votes")
                .text(1, "votes.csv")
                .integer(2, 8)
                .text(4, UnknownItems.REASON)
                .text(5, "i8");
        rejects.end();

        assertThat(LeftOutRows.problems(rejects.build(), "hint"))
                .extracting(Problem::message)
                .containsExactly(
                        "2 rows name items that no import brings, the first in stage 'votes', votes.csv line 7: 'i9'");
    }

    @Test
    void rowsOfFeaturesHaveNoPlace() {
        var rejects = new TableBuilder(TableKind.REJECTS);
        rejects.text(0, "vectors").text(4, UnknownItems.REASON).text(5, "i9").end();

        assertThat(LeftOutRows.problems(rejects.build(), "hint"))
                .extracting(Problem::message)
                .containsExactly("1 rows name items that no import brings, the first in stage 'vectors': 'i9'");
    }
}
