package io.labelwright.propagate.method;

import io.labelwright.learn.calibration.Calibration;
import io.labelwright.learn.calibration.Temperature;
import io.labelwright.propagate.result.HeldOutItem;
import io.labelwright.propagate.result.PropagatedRows;
import io.labelwright.propagate.seed.Seeds;
import io.labelwright.spi.Outputs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a method said of seeds whose labels were hidden from it, and how probabilities are to be read in the light of
 * it.
 */
final class HeldOut {

    /** Nothing was held out. */
    static final HeldOut NONE = new HeldOut(Map.of(), Calibration.none(), 0, 1);

    private final Map<Integer, HeldOutItem> probabilities;
    private final Calibration calibration;
    private final int right;
    private final double temperature;

    private HeldOut(Map<Integer, HeldOutItem> probabilities, Calibration calibration, int right, double temperature) {
        this.probabilities = probabilities;
        this.calibration = calibration;
        this.right = right;
        this.temperature = temperature;
    }

    /** Collects what was said of seeds that were hidden, part by part. */
    static final class Collector {

        private final Map<Integer, HeldOutItem> probabilities = new HashMap<>();
        private final List<double[]> rows = new ArrayList<>();
        private final List<Integer> labels = new ArrayList<>();
        private final List<Double> weights = new ArrayList<>();

        /**
         * Adds a part.
         *
         * @param hidden the seeds that the method has not seen
         * @param value per node a row that adds up to 1, or is 0
         * @param width of a row
         * @param fold name of the part
         */
        void add(Seeds hidden, double[] value, int width, String fold) {
            for (int i = 0; i < hidden.size(); i++) {
                int node = hidden.node()[i];
                double[] p = Arrays.copyOfRange(value, node * width, node * width + hidden.classes());
                if (Arrays.stream(p).sum() > 0) {
                    probabilities.put(node, new HeldOutItem(fold, p));
                    rows.add(p);
                    labels.add(hidden.label()[i]);
                    weights.add(hidden.weight()[i]);
                }
            }
        }

        /** Fits the temperature. */
        HeldOut fit() {
            if (rows.isEmpty()) {
                return NONE;
            }
            int right = 0;
            for (int i = 0; i < rows.size(); i++) {
                right += PropagatedRows.best(rows.get(i)) == labels.get(i) ? 1 : 0;
            }
            Temperature temperature = Temperature.fit(
                    rows.toArray(double[][]::new),
                    labels.stream().mapToInt(Integer::intValue).toArray(),
                    weights.stream().mapToDouble(Double::doubleValue).toArray());
            rows.forEach(temperature::apply);
            return new HeldOut(probabilities, temperature, right, temperature.temperature());
        }
    }

    Calibration calibration() {
        return calibration;
    }

    /** The calibrated probabilities of a node that was held out; null for others. */
    @Nullable
    HeldOutItem of(int node) {
        return probabilities.get(node);
    }

    void tell(Outputs out) {
        out.fact("held_out", probabilities.size());
        if (!probabilities.isEmpty()) {
            out.fact("held_out_accuracy", (double) right / probabilities.size());
            out.fact("temperature", temperature);
        }
    }
}
