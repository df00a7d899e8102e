package io.labelwright.features.columns;

import io.labelwright.math.number.Decimal;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.feature.FeatureSet;
import io.labelwright.spi.kernel.ItemBlock;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The columns that a config asks for: those of a set of features, then fields of the items. */
final class InputColumns {

    private final Inputs in;
    private final ColumnsConfig config;
    private final List<InputColumn> columns = new ArrayList<>();
    private final Set<String> met = new HashSet<>();

    private InputColumns(Inputs in, ColumnsConfig config) {
        this.in = in;
        this.config = config;
    }

    /**
     * The columns, in their order in the set and in the config.
     *
     * @throws LabelingException for a column that is not there
     */
    static List<InputColumn> of(Inputs in, ColumnsConfig config) {
        var read = new InputColumns(in, config);
        if (config.features() != null
                || config.fields().isEmpty()
                || FeatureSet.names(in).size() == 1) {
            read.addSet(FeatureSet.of(in, config.features()));
        }
        config.fields().forEach(read::addField);
        read.checkNames("categorical", config.categorical());
        read.checkNames("without", config.without());
        return read.columns;
    }

    private void addSet(FeatureSet set) {
        int size = in.items().size();
        for (int c = 0; c < set.columns().size(); c++) {
            String name = set.columns().get(c).name();
            if (isLeftOut(name)) {
                continue;
            }
            if (set.isNumeric(c) && !config.categorical().contains(name)) {
                var numbers = new double[size];
                for (int item = 0; item < size; item++) {
                    numbers[item] = set.number(item, c);
                }
                columns.add(InputColumn.ofNumbers(name, numbers));
            } else {
                var categories = new @Nullable String[size];
                for (int item = 0; item < size; item++) {
                    categories[item] = set.isNumeric(c) ? text(set.number(item, c)) : set.category(item, c);
                }
                columns.add(new InputColumn(name, new double[0], categories));
            }
        }
    }

    private void addField(String field) {
        if (isLeftOut(field)) {
            return;
        }
        int at = in.items().field(field, "fields");
        boolean asCategories = config.categorical().contains(field);
        int size = in.items().size();
        ColumnType type = in.items().columns().get(at).type();
        if (type == ColumnType.NAME || type == ColumnType.TEXT) {
            var texts = new @Nullable String[size];
            for (ItemBlock block : in.items().blocks()) {
                Column cells = block.segment().column(at);
                for (int row = 0; row < block.items(); row++) {
                    texts[block.firstItem() + row] = cells.text(row);
                }
            }
            columns.add(InputColumn.ofTexts(field, texts, asCategories));
            return;
        }
        var numbers = new double[size];
        for (ItemBlock block : in.items().blocks()) {
            block.segment().column(at).numbers(0, block.items(), numbers, block.firstItem());
        }
        columns.add(
                asCategories
                        ? new InputColumn(
                                field,
                                new double[0],
                                Arrays.stream(numbers)
                                        .mapToObj(InputColumns::text)
                                        .toArray(String[]::new))
                        : InputColumn.ofNumbers(field, numbers));
    }

    /** A number as a category: 3 and not 3.0. */
    private static @Nullable String text(double number) {
        if (Double.isNaN(number)) {
            return null;
        }
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Decimal.print(number);
    }

    private boolean isLeftOut(String name) {
        if (!met.add(name)) {
            throw new LabelingException(
                    StandardError.NOT_ALLOWED,
                    null,
                    "'" + name + "' is a column of the features and a field of the items",
                    "name it in without, or take it from one of the two");
        }
        return config.without().contains(name);
    }

    private void checkNames(String key, List<String> names) {
        for (String name : names) {
            if (!met.contains(name)) {
                throw new LabelingException(
                        StandardError.UNKNOWN_COLUMN,
                        null,
                        key + ": there is no column '" + name + "'",
                        "there is " + String.join(", ", met.stream().sorted().toList()));
            }
        }
    }
}
