package io.labelwright.features.columns;

import io.labelwright.features.columns.ColumnsConfig.Missing;
import io.labelwright.math.feature.PartItems;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A row of numbers per item, made of the columns of a table. Cost O(items * columns), and a sort per numeric column.
 */
final class ColumnFeatures implements Strategy {

    private final ColumnsConfig config;

    ColumnFeatures(ColumnsConfig config) {
        this.config = config;
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) {
        List<InputColumn> columns = InputColumns.of(in, config);
        int[] fit = PartItems.of(in, config.fitOn(), "fit_on");
        var encodings = new ArrayList<Encoding>();
        for (InputColumn column : columns) {
            context.checkCancelled();
            refuseMissing(in, column);
            encodings.add(Encoding.of(column, fit, config));
        }
        List<String> names = encodings.stream()
                .flatMap(encoding -> encoding.names().stream())
                .toList();
        refuseRepeated(names);

        TableBuilder rows = out.builder(
                TableKind.FEATURES, names.stream().map(ColumnSpec::number).toList());
        int first = TableKind.FEATURES.columns().size();
        var numbers = new double[names.size()];
        for (int item = 0; item < in.items().size(); item++) {
            if (item % 1024 == 0) {
                context.checkCancelled();
            }
            int at = 0;
            for (Encoding encoding : encodings) {
                encoding.encode(item, numbers, at);
                at += encoding.names().size();
            }
            rows.code(0, item).numbers(first, numbers, 0, numbers.length).end();
        }
        out.write(rows.build());
        out.fact("columns", names.size());
        out.fact("fitted_items", fit.length);
    }

    private void refuseMissing(Inputs in, InputColumn column) {
        if (config.missing() != Missing.ERROR) {
            return;
        }
        for (int item = 0; item < in.items().size(); item++) {
            if (column.isNumeric() ? Double.isNaN(column.numbers()[item]) : column.categories()[item] == null) {
                throw new LabelingException(
                        StandardError.EMPTY_DATA,
                        null,
                        "item '" + in.items().ids().get(item) + "' has no value in column '" + column.name() + "'",
                        "missing: mean, median or zero fills it, keep leaves it");
            }
        }
    }

    private static void refuseRepeated(List<String> names) {
        Set<String> met = new HashSet<>();
        for (String name : names) {
            if (!met.add(name)) {
                throw new LabelingException(
                        StandardError.NOT_ALLOWED,
                        null,
                        "two columns would be called '" + name + "'",
                        "leave one out by without, or rename it in the file");
            }
        }
    }
}
