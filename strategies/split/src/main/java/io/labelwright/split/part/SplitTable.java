package io.labelwright.split.part;

import io.labelwright.learn.fold.Bundles;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Rows;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Writes the table {@code splits}, and says what did not come out as asked. */
public final class SplitTable {

    private static final int SPLIT = TableKind.SPLITS.column("split");
    private static final int FOLD = TableKind.SPLITS.column("fold");

    private final Inputs in;
    private final Outputs out;
    private final Parts parts;
    private final boolean folds;

    private SplitTable(Inputs in, Outputs out, Parts parts, boolean folds) {
        this.in = in;
        this.out = out;
        this.parts = parts;
        this.folds = folds;
    }

    /** A table of parts. */
    public static SplitTable ofParts(Inputs in, Outputs out, Parts parts) {
        return new SplitTable(in, out, parts, false);
    }

    /** A table of folds: their names stand in both columns. */
    public static SplitTable ofFolds(Inputs in, Outputs out, Parts folds) {
        return new SplitTable(in, out, folds, true);
    }

    /**
     * Writes a row per item.
     *
     * @param together which items stay together
     * @param partOf the part of each bundle
     */
    public void write(Together together, int[] partOf) {
        int[] bundleOf = together.bundleOf();
        var sizes = new int[parts.count()];
        TableBuilder rows = out.builder(TableKind.SPLITS);
        for (int item = 0; item < bundleOf.length; item++) {
            int part = partOf[bundleOf[item]];
            sizes[part]++;
            Rows row = rows.code(0, item).text(SPLIT, parts.name(part));
            if (folds) {
                row.text(FOLD, parts.name(part));
            }
            row.end();
        }
        out.write(rows.build());
        for (int p = 0; p < sizes.length; p++) {
            String name = parts.name(p);
            out.fact(name == null ? "in_no_part" : (folds ? "fold_" : "part_") + name, sizes[p]);
        }
        int alone = bundleOf.length == 0 ? 0 : together.size();
        out.fact("kept_together", bundleOf.length - alone);
        warn(together, bundleOf, sizes);
    }

    private void warn(Together together, int[] bundleOf, int[] sizes) {
        if (bundleOf.length == 0) {
            return;
        }
        int[] asked = parts.sizes();
        int smallest = IntStream.range(0, asked.length)
                .reduce((a, b) -> asked[b] < asked[a] ? b : a)
                .orElseThrow();
        var size = new int[together.size()];
        for (int bundle : bundleOf) {
            size[bundle]++;
        }
        int largest = IntStream.range(0, size.length)
                .reduce((a, b) -> size[b] > size[a] ? b : a)
                .orElseThrow();
        if (size[largest] > 1 && size[largest] > asked[smallest]) {
            out.report(Problem.warning(
                    StandardError.OUT_OF_RANGE,
                    null,
                    size[largest] + " items, '" + together.name(largest) + "' among them, stay together, and "
                            + named(smallest) + " is to have " + asked[smallest] + ": sizes are as near as that allows",
                    "split by a field that makes smaller groups, or ask for fewer parts"));
        }
        String empty = Arrays.toString(IntStream.range(0, sizes.length)
                .filter(p -> sizes[p] == 0)
                .mapToObj(this::named)
                .toArray());
        if (empty.length() > 2) {
            out.report(Problem.warning(
                    StandardError.EMPTY_DATA,
                    null,
                    "no item is in " + empty.substring(1, empty.length() - 1) + ": there are " + bundleOf.length
                            + " items"
                            + (size.length < bundleOf.length ? " in " + size.length + " groups" : ""),
                    null));
        }
    }

    private String named(int part) {
        String name = parts.name(part);
        return name == null ? "the rest" : (folds ? "the fold '" : "the part '") + name + "'";
    }

    /**
     * Warns where there is nothing to spread evenly, and of classes of which one part only can have something.
     *
     * @param classes of the items
     * @param bundles with the classes of the schema first
     */
    public void warnOfLabels(ItemClasses classes, Bundles bundles) {
        if (classes.labelled() == 0 && in.items().size() > 0) {
            out.report(Problem.warning(
                    StandardError.EMPTY_DATA,
                    null,
                    "no item has a label: all are spread at random",
                    "put a consensus, a labels import or a review before this stage"));
        }
        warnOfRareClasses(bundles);
    }

    /**
     * Warns of classes of which one part only can have something.
     *
     * @param bundles with the classes of the schema first
     */
    public void warnOfRareClasses(Bundles bundles) {
        var having = new int[bundles.classes()];
        for (int bundle = 0; bundle < bundles.size(); bundle++) {
            for (int at = bundles.start(bundle); at < bundles.end(bundle); at++) {
                having[bundles.classAt(at)]++;
            }
        }
        int[] totals = bundles.totals();
        for (int k = 0; k < Math.min(having.length, in.schema().size()); k++) {
            String what = totals[k] == 1 ? "one item" : totals[k] + " items that stay together";
            if (having[k] == 1 && parts.count() > 1) {
                out.report(Problem.warning(
                        StandardError.EMPTY_DATA,
                        null,
                        "class '" + in.schema().name(k) + "' has " + what + ": "
                                + (folds
                                        ? "nothing that learned from it can be held against it"
                                        : "it is in " + named(parts.complete()) + " and in no other"),
                        "label some items of it"));
            }
        }
    }
}
