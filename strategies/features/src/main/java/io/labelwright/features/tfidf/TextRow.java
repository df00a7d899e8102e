package io.labelwright.features.tfidf;

import io.labelwright.features.tfidf.TfidfConfig.Norm;
import io.labelwright.math.feature.SparseCells;
import io.labelwright.math.function.PortableLog;
import java.util.Arrays;

/** Collects the terms of one text after the other and weighs them. For one thread. */
final class TextRow {

    private final Terms terms;
    private final TfidfConfig config;
    private final StringBuilder cell = new StringBuilder();
    private int[] columns = new int[256];
    private double[] values = new double[256];
    private int size;

    TextRow(Terms terms, TfidfConfig config) {
        this.terms = terms;
        this.config = config;
    }

    /** Adds an occurrence of a term. */
    void add(String term) {
        int column = terms.column(term);
        if (column < 0) {
            return;
        }
        if (size == columns.length) {
            columns = Arrays.copyOf(columns, 2 * size);
        }
        columns[size++] = column;
    }

    /** The cell of the terms that were added, and none is any more; {@code {}} where they have no weight. */
    String end() {
        int entries = weigh();
        double length = length(entries);
        cell.setLength(0);
        for (int e = 0; e < entries; e++) {
            if (values[e] > 0) {
                SparseCells.add(cell, terms.name(columns[e]), values[e] / length);
            }
        }
        size = 0;
        return SparseCells.end(cell);
    }

    /** Puts equal columns together; how many differ. */
    private int weigh() {
        Arrays.sort(columns, 0, size);
        if (values.length < columns.length) {
            values = new double[columns.length];
        }
        int entries = 0;
        for (int from = 0; from < size; ) {
            int column = columns[from];
            int to = from;
            while (to < size && columns[to] == column) {
                to++;
            }
            double frequency = config.sublinearTf() ? PortableLog.log(to - from) + 1 : to - from;
            columns[entries] = column;
            values[entries++] = frequency * terms.weight(column);
            from = to;
        }
        return entries;
    }

    private double length(int entries) {
        if (config.norm() == Norm.NONE) {
            return 1;
        }
        double sum = 0;
        for (int e = 0; e < entries; e++) {
            sum += config.norm() == Norm.L2 ? values[e] * values[e] : values[e];
        }
        return config.norm() == Norm.L2 ? Math.sqrt(sum) : sum;
    }
}
