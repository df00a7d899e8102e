package io.labelwright.features.columns;

import io.labelwright.features.columns.ColumnsConfig.Missing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an input column becomes: some columns of numbers. Decided by the items that it is fitted on. */
sealed interface Encoding {

    /** Names of the columns. */
    List<String> names();

    /** Writes an item's numbers to {@code into[at]} and on. */
    void encode(int item, double[] into, int at);

    /**
     * The encoding of a column.
     *
     * @param fit the items that decide, as indexes
     */
    static Encoding of(InputColumn column, int[] fit, ColumnsConfig config) {
        return column.isNumeric() ? Numbers.of(column, fit, config) : Categories.of(column, fit, config);
    }

    /**
     * A number, moved and scaled, and with {@code indicator} a second column that says where it is missing.
     *
     * @param fill what stands for a missing number, before it is scaled
     */
    record Numbers(InputColumn column, double fill, double centre, double unit, boolean indicator) implements Encoding {

        static Numbers of(InputColumn column, int[] fit, ColumnsConfig config) {
            double[] known = Arrays.stream(fit)
                    .mapToDouble(item -> column.numbers()[item])
                    .filter(number -> !Double.isNaN(number))
                    .sorted()
                    .toArray();
            double mean = mean(known);
            double centre = switch (config.scale()) {
                case STANDARD -> mean;
                case ROBUST -> quantile(known, 0.5);
                case MIN_MAX -> known.length == 0 ? 0 : known[0];
                case NONE -> 0;
            };
            double unit = switch (config.scale()) {
                case STANDARD -> deviation(known, mean);
                case ROBUST -> quantile(known, 0.75) - quantile(known, 0.25);
                case MIN_MAX -> known.length == 0 ? 1 : known[known.length - 1] - known[0];
                case NONE -> 1;
            };
            double fill = switch (config.missing()) {
                case MEAN -> mean;
                case MEDIAN -> quantile(known, 0.5);
                case ZERO -> 0;
                case ERROR, KEEP -> Double.NaN;
            };
            boolean lacks = Arrays.stream(column.numbers()).anyMatch(Double::isNaN);
            boolean indicator = config.indicators() && lacks && config.missing() != Missing.ERROR;
            // A column that is constant says nothing and becomes 0, as with unit 1.
            return new Numbers(column, fill, centre, unit > 0 ? unit : 1, indicator);
        }

        /** The numbers are sorted, so that sums don't depend on the order of items. */
        private static double mean(double[] sorted) {
            double sum = 0;
            for (double number : sorted) {
                sum += number / sorted.length;
            }
            return sum;
        }

        private static double deviation(double[] sorted, double mean) {
            double sum = 0;
            for (double number : sorted) {
                sum += (number - mean) * (number - mean) / sorted.length;
            }
            return Math.sqrt(sum);
        }

        /** Between the two numbers around the place, as numpy does by default. */
        private static double quantile(double[] sorted, double share) {
            if (sorted.length == 0) {
                return 0;
            }
            double place = share * (sorted.length - 1);
            int below = (int) place;
            double above = sorted[Math.min(sorted.length - 1, below + 1)];
            return sorted[below] + (place - below) * (above - sorted[below]);
        }

        @Override
        public List<String> names() {
            return indicator ? List.of(column.name(), column.name() + "_missing") : List.of(column.name());
        }

        @Override
        public void encode(int item, double[] into, int at) {
            double number = column.numbers()[item];
            into[at] = ((Double.isNaN(number) ? fill : number) - centre) / unit;
            if (indicator) {
                into[at + 1] = Double.isNaN(number) ? 1 : 0;
            }
        }
    }

    /**
     * A column per category, 1 for the item's own; 0 in all for a missing category and for one that no fitted item has.
     *
     * @param of per category its place among the columns
     */
    record Categories(InputColumn column, Map<String, Integer> of, List<String> names, boolean indicator)
            implements Encoding {

        static Categories of(InputColumn column, int[] fit, ColumnsConfig config) {
            var counts = new HashMap<String, Integer>();
            boolean lacks = Arrays.stream(column.categories()).anyMatch(category -> category == null);
            for (int item : fit) {
                String category = column.categories()[item];
                if (category != null) {
                    counts.merge(category, 1, Integer::sum);
                }
            }
            List<String> frequent = counts.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .map(Map.Entry::getKey)
                    .toList();
            List<String> own =
                    frequent.stream().limit(config.maxCategories()).sorted().toList();
            var names = new ArrayList<String>();
            var of = new HashMap<String, Integer>();
            for (String category : own) {
                of.put(category, names.size());
                names.add(column.name() + "=" + category);
            }
            if (frequent.size() > own.size()) {
                frequent.stream().skip(own.size()).forEach(category -> of.put(category, names.size()));
                names.add(column.name() + "=(other)");
            }
            boolean indicator = config.indicators() && lacks;
            if (indicator) {
                names.add(column.name() + "_missing");
            }
            return new Categories(column, of, List.copyOf(names), indicator);
        }

        @Override
        public void encode(int item, double[] into, int at) {
            Arrays.fill(into, at, at + names.size(), 0);
            String category = column.categories()[item];
            Integer place = category == null ? null : of.get(category);
            if (place != null) {
                into[at + place] = 1;
            } else if (category == null && indicator) {
                into[at + names.size() - 1] = 1;
            }
        }
    }
}
