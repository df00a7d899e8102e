package io.labelwright.propagate;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectedRow;
import io.labelwright.testkit.CollectingOutputs;
import java.util.List;
import org.assertj.core.data.Offset;

/** The scores of one golden case. */
public final class GoldenScores {

    private final List<String[]> rows;
    /** Column of the first class. */
    private final int first;

    private GoldenScores(List<String[]> rows, int first) {
        assertThat(rows).hasSize(80);
        this.rows = rows;
        this.first = first;
    }

    /** Those of scikit-learn after so many steps. */
    public static GoldenScores of(String method, String alpha, String steps) {
        List<String[]> rows = Samples.lines("scores.csv").stream()
                .filter(cells -> cells[0].equals(method) && cells[1].equals(alpha) && cells[2].equals(steps))
                .toList();
        return new GoldenScores(rows, 4);
    }

    /**
     * Those of a file that begin with some cells; the item's number comes after them, then {@code skip} other cells.
     */
    public static GoldenScores of(String file, List<String> start, int skip) {
        List<String[]> rows = Samples.lines(file).stream()
                .filter(cells -> List.of(cells).subList(0, start.size()).equals(start))
                .toList();
        return new GoldenScores(rows, start.size() + 1 + skip);
    }

    /** Compares them with the probabilities of the labels, to 1e-6. */
    public void assertSame(CollectingOutputs out) {
        List<CollectedRow> labels = out.rows(TableKind.LABELS);
        for (int i = 0; i < rows.size(); i++) {
            for (int k = 0; k < 4; k++) {
                double expected = Double.parseDouble(rows.get(i)[first + k]);
                if (labels.get(i).isMissing("p:c" + k)) {
                    assertThat(expected)
                            .as("what has no row, %s", labels.get(i))
                            .isZero();
                } else {
                    assertThat(labels.get(i).number("p:c" + k))
                            .as("class %d of %s", k, labels.get(i))
                            .isEqualTo(expected, Offset.offset(1e-6));
                }
            }
        }
    }
}
