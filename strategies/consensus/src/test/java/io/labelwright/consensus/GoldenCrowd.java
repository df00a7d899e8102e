package io.labelwright.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectedRow;
import io.labelwright.testkit.CollectingOutputs;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.assertj.core.data.Offset;

/**
 * A small crowd made by a formula, and what other implementations say about it: files of {@code golden}, written by the
 * scripts beside them (see the README there).
 */
public final class GoldenCrowd {

    private static final int ITEMS = 30;
    private static final int ANNOTATORS = 6;
    private static final Set<Integer> TIED = Set.of(14, 19, 20, 23, 27);

    private GoldenCrowd() {}

    /** The crowd; the scripts have the same formula. */
    public static Crowd of(int classes) {
        return of(classes, 5);
    }

    /** With 3 classes, all annotators and all items but those with two classes that have most answers. */
    public static Crowd withoutTies() {
        return of(3, 1000);
    }

    private static Crowd of(int classes, int gap) {
        var crowd = new Crowd(ITEMS, classes);
        for (int i = 0; i < ITEMS; i++) {
            for (int w = 0; w < ANNOTATORS; w++) {
                if ((i * 7 + w * 3 + 5) % gap == 0 || (gap > 100 && TIED.contains(i))) {
                    continue;
                }
                int truth = i * i % classes;
                boolean wrong = (i * (w + 3) + 2 * w + i / 3) % (9 - w) < 2;
                crowd.answer(i, w, wrong ? (truth + 1 + (i + w) % (classes - 1)) % classes : truth);
            }
        }
        return crowd;
    }

    /** Compares the posteriors of all items with those of a file, such as {@code crowdkit/wawa.csv}. */
    public static void compare(CollectingOutputs out, String file, double tolerance) {
        List<String> lines = lines(file);
        String[] classes = lines.get(0).split(",", -1);
        assertThat(lines).hasSizeBetween(ITEMS - TIED.size() + 1, ITEMS + 1);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            CollectedRow row = out.row(TableKind.LABELS, "item", cells[0]);
            for (int c = 1; c < cells.length; c++) {
                assertThat(row.number("p:" + classes[c]))
                        .as("%s of item %s", classes[c], cells[0])
                        .isEqualTo(Double.parseDouble(cells[c]), Offset.offset(tolerance));
            }
        }
    }

    /**
     * Compares labels alone: the class that a file gives a 1 is the one with the greatest posterior, or ties for it.
     */
    public static void compareLabels(CollectingOutputs out, String file) {
        List<String> lines = lines(file);
        String[] classes = lines.get(0).split(",", -1);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            CollectedRow row = out.row(TableKind.LABELS, "item", cells[0]);
            for (int c = 1; c < cells.length; c++) {
                if (Double.parseDouble(cells[c]) == 1) {
                    assertThat(row.text("label")).as("item %s", cells[0]).isEqualTo(classes[c]);
                }
            }
        }
    }

    /** The lines of a golden file. */
    public static List<String> lines(String file) {
        try (InputStream in = GoldenCrowd.class.getResourceAsStream("/golden/" + file)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no golden file " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
