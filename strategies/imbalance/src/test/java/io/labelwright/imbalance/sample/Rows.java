package io.labelwright.imbalance.sample;

import io.labelwright.testkit.InMemoryInputs;
import java.util.ArrayList;
import java.util.List;

/** Labelled rows with features, put together for a test. */
public final class Rows {

    private final List<String> columns;
    private final List<String> labels = new ArrayList<>();
    private final List<double[]> numbers = new ArrayList<>();

    private Rows(List<String> columns) {
        this.columns = columns;
    }

    /** No rows yet, of as many columns as there are names. */
    public static Rows of(String... columns) {
        return new Rows(List.of(columns));
    }

    /** Adds a row; rows are called {@code r0}, {@code r1} and so on. */
    public Rows row(String label, double... values) {
        labels.add(label);
        numbers.add(values);
        return this;
    }

    /** How many rows there are. */
    public int size() {
        return labels.size();
    }

    /** The numbers of a row. */
    public double[] row(int row) {
        return numbers.get(row);
    }

    /** The class of a row. */
    public String label(int row) {
        return labels.get(row);
    }

    /** What a stage sees of them, with classes in this order. */
    public InMemoryInputs inputs(String... classes) {
        InMemoryInputs inputs = InMemoryInputs.ofClasses(classes);
        for (int i = 0; i < labels.size(); i++) {
            inputs.label("r" + i, labels.get(i));
        }
        return inputs.features("numbers", columns, numbers.toArray(double[][]::new));
    }
}
