package io.labelwright.propagate.method;

import io.labelwright.learn.calibration.Calibration;
import io.labelwright.learn.calibration.Temperature;
import io.labelwright.propagate.result.PropagatedRows;
import io.labelwright.propagate.seed.Seeds;
import io.labelwright.spi.Outputs;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a method said of seeds whose labels were hidden from it, and how probabilities are to be read in the light of
 * it.
 */
final class HeldOut {

    /** Nothing was held out. */
    static final HeldOut NONE = new HeldOut(Map.of(), Calibration.none(), 0, 1);

    private final Map<Integer, double[]> probabilities;
    private final Calibration calibration;
    private final int right;
    private final double temperature;

    private HeldOut(Map<Integer, double[]> probabilities, Calibration calibration, int right, double temperature) {
        this.probabilities = probabilities;
        this.calibration = calibration;
        this.right = right;
        this.temperature = temperature;
    }

    /**
     * Compares scores with labels.
     *
     * @param hidden the seeds that the method has not seen
     * @param value per node a row that adds up to 1, or is 0
     * @param width of a row
     */
    static HeldOut of(Seeds hidden, double[] value, int width) {
        int[] reached = IntStream.range(0, hidden.size())
                .filter(i ->
                        IntStream.range(0, hidden.classes()).anyMatch(k -> value[hidden.node()[i] * width + k] > 0))
                .toArray();
        if (reached.length == 0) {
            return NONE;
        }
        Seeds seeds = hidden.at(reached);
        double[][] p = Arrays.stream(seeds.node())
                .mapToObj(node -> Arrays.copyOfRange(value, node * width, node * width + seeds.classes()))
                .toArray(double[][]::new);
        int right = 0;
        for (int i = 0; i < p.length; i++) {
            right += PropagatedRows.best(p[i]) == seeds.label()[i] ? 1 : 0;
        }
        Temperature temperature = Temperature.fit(p, seeds.label(), seeds.weight());
        Map<Integer, double[]> probabilities = new HashMap<>();
        for (int i = 0; i < p.length; i++) {
            temperature.apply(p[i]);
            probabilities.put(seeds.node()[i], p[i]);
        }
        return new HeldOut(probabilities, temperature, right, temperature.temperature());
    }

    Calibration calibration() {
        return calibration;
    }

    /** The calibrated probabilities of a node that was held out; null for others. */
    double @Nullable [] of(int node) {
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
