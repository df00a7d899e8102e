package io.labelwright.imbalance.sample;

import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectedRow;
import io.labelwright.testkit.CollectingOutputs;
import java.util.Arrays;
import java.util.List;

/**
 * A made row as its cells tell it.
 *
 * @param row its cells
 * @param parents numbers of the rows {@code r0}, {@code r1} ... that it comes from
 * @param gap where between the first two it lies; NaN where it does not say
 */
public record Made(CollectedRow row, List<Integer> parents, double gap) {

    /** All that a sampler has made. */
    public static List<Made> of(CollectingOutputs out) {
        return out.rows(TableKind.TRAINING, "origin", "synthetic").stream()
                .map(Made::of)
                .toList();
    }

    private static Made of(CollectedRow row) {
        String[] cells = row.text("parents").replaceAll("[\\[\\]\"]", "").split(",", -1);
        double gap = Double.NaN;
        int names = cells.length;
        if (!cells[names - 1].startsWith("r")) {
            gap = Double.parseDouble(cells[--names]);
        }
        return new Made(
                row,
                Arrays.stream(cells)
                        .limit(names)
                        .map(name -> Integer.valueOf(name.substring(1)))
                        .toList(),
                gap);
    }

    /** The row from which its line starts. */
    public int base() {
        return parents.get(0);
    }

    /** The row to which its line leads. */
    public int other() {
        return parents.get(1);
    }
}
