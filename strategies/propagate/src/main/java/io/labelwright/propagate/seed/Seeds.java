package io.labelwright.propagate.seed;

import io.labelwright.learn.ItemWeights;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.label.ItemLabels;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.TableKind;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The labelled items that labels spread from.
 *
 * @param node per seed its node: an item, or the number that it has in a graph made of some items
 * @param label per seed its class
 * @param belief per seed and class how probable the class is; rows add up to 1
 * @param weight per seed how much it counts, above 0; 1 for one that is certain
 * @param classes how many classes there are
 */
@SuppressWarnings("ArrayRecordComponent") // shared, read only
public record Seeds(int[] node, int[] label, double[] belief, double[] weight, int classes) {

    /**
     * The labelled items of a view, in its order. Those whose weight is 0 are none.
     *
     * @throws LabelingException when there is none
     */
    public static Seeds of(Inputs in, LabelTable table, SeedForm form) {
        ItemLabels labels = in.labels();
        int classes = in.schema().size();
        double[] weights = ItemWeights.of(in);
        int confidence = TableKind.LABELS.column("confidence");
        if (form != SeedForm.HARD) {
            for (int item = 0; item < weights.length; item++) {
                double sure = table.cell(item, confidence).number();
                weights[item] *= labels.fixed(item) || Double.isNaN(sure) ? 1 : Math.max(0, Math.min(1, sure));
            }
        }
        int[] items = IntStream.range(0, labels.size())
                .filter(item -> labels.label(item) >= 0 && weights[item] > 0)
                .toArray();
        if (items.length == 0) {
            throw new LabelingException(
                    StandardError.EMPTY_DATA,
                    null,
                    "no item of this view has a label: there is nothing to spread",
                    "put a consensus, a labels import or a review before this stage");
        }
        var belief = new double[items.length * classes];
        int[] columns = new int[classes];
        Arrays.setAll(columns, k -> table.find("p:" + in.schema().name(k)));
        for (int i = 0; i < items.length; i++) {
            if (form != SeedForm.SOFT || labels.fixed(items[i]) || !readBelief(table, items[i], columns, belief, i)) {
                Arrays.fill(belief, i * classes, (i + 1) * classes, 0);
                belief[i * classes + labels.label(items[i])] = 1;
            } else {
                // What is doubtful is said by the probabilities themselves.
                weights[items[i]] = 1;
            }
        }
        return new Seeds(
                items,
                Arrays.stream(items).map(labels::label).toArray(),
                belief,
                Arrays.stream(items).mapToDouble(item -> weights[item]).toArray(),
                classes);
    }

    private static boolean readBelief(LabelTable table, int item, int[] columns, double[] belief, int seed) {
        double sum = 0;
        for (int k = 0; k < columns.length; k++) {
            double p = table.cell(item, columns[k]).number();
            belief[seed * columns.length + k] = p > 0 ? p : 0;
            sum += p > 0 ? p : 0;
        }
        for (int k = 0; k < columns.length && sum > 0; k++) {
            belief[seed * columns.length + k] /= sum;
        }
        return sum > 0;
    }

    /** How many there are. */
    public int size() {
        return node.length;
    }

    /** The belief in a class. */
    public double belief(int seed, int k) {
        return belief[seed * classes + k];
    }

    /** Those at some places. */
    public Seeds at(int[] places) {
        var some = new double[places.length * classes];
        for (int i = 0; i < places.length; i++) {
            System.arraycopy(belief, places[i] * classes, some, i * classes, classes);
        }
        return new Seeds(
                Arrays.stream(places).map(place -> node[place]).toArray(),
                Arrays.stream(places).map(place -> label[place]).toArray(),
                some,
                Arrays.stream(places).mapToDouble(place -> weight[place]).toArray(),
                classes);
    }

    /** The same at other nodes. */
    public Seeds at(Numbering numbering) {
        return new Seeds(Arrays.stream(node).map(numbering::of).toArray(), label, belief, weight, classes);
    }

    /** The share of each class, by beliefs and weights. */
    public double[] shares() {
        var shares = new double[classes];
        double sum = 0;
        for (int i = 0; i < node.length; i++) {
            for (int k = 0; k < classes; k++) {
                shares[k] += weight[i] * belief(i, k);
            }
            sum += weight[i];
        }
        for (int k = 0; k < classes; k++) {
            shares[k] /= sum;
        }
        return shares;
    }

    /** Other numbers of nodes. */
    @FunctionalInterface
    public interface Numbering {
        int of(int node);
    }
}
