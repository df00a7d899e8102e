package io.labelwright.imbalance.over;

import io.labelwright.imbalance.sample.MadeRows;
import io.labelwright.imbalance.sample.Sampled;
import io.labelwright.imbalance.sample.Sampler;
import io.labelwright.imbalance.sample.SamplingWork;
import io.labelwright.imbalance.sample.TrainingRows;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.util.List;

/**
 * SMOTE for rows of categories. Two categories of a column are as far apart as what they say of the class is different,
 * {@code d = sum over classes of |p(class | one) - p(class | other)|}, and two rows {@code sum over columns of d^2}:
 * the value difference metric, from all rows. A made row has in each column the category that is most frequent among
 * the k nearest of a random row; these are its parents. Cost O(n^2 * columns * classes) in the rows of the class.
 * Chawla et al. 2002 (SMOTE: Synthetic Minority Over-sampling Technique), section 6.2; Stanfill, Waltz 1986 (Toward
 * Memory-based Reasoning).
 */
final class SmoteN implements Sampler {

    private final SmotenConfig config;

    SmoteN(SmotenConfig config) {
        this.config = config;
    }

    @Override
    public boolean makesRows() {
        return true;
    }

    @Override
    public Sampled sample(TrainingRows rows, SamplingWork work) {
        rows.features().requireFeatures("rows of SMOTE-N");
        if (rows.features().columns() > 0) {
            throw new LabelingException(
                    StandardError.NOT_ALLOWED,
                    null,
                    "the features have columns of numbers, and SMOTE-N is for categories only",
                    "imbalance/smotenc is for both, imbalance/smote for numbers; columns whose numbers are codes of"
                            + " categories are named by categorical: [...]");
        }
        CategoryCells all = CategoryCells.of(rows, rows.all());
        double[][][] shares = shares(rows, all);
        return GrownClass.all(rows, config.over(), work, grown -> List.of(grow(grown, all, shares)));
    }

    /** By column and category, the last one being the missing one, the shares of the classes. */
    private static double[][][] shares(TrainingRows rows, CategoryCells cells) {
        int classes = rows.schema().size();
        var shares = new double[cells.width()][][];
        for (int c = 0; c < shares.length; c++) {
            int categories = rows.features().categories(c).size();
            shares[c] = new double[categories + 1][classes];
            var counts = new int[categories + 1];
            for (int row = 0; row < rows.size(); row++) {
                counts[place(cells.code(row, c), categories)]++;
                shares[c][place(cells.code(row, c), categories)][rows.label(row)]++;
            }
            for (int v = 0; v <= categories; v++) {
                for (int k = 0; k < classes && counts[v] > 0; k++) {
                    shares[c][v][k] /= counts[v];
                }
            }
        }
        return shares;
    }

    private static int place(int code, int categories) {
        return code < 0 ? categories : code;
    }

    private MadeRows grow(GrownClass grown, CategoryCells all, double[][][] shares) {
        int[] members = grown.members();
        int k = grown.neighbours(config.kNeighbors(), "k_neighbors");
        PairSearch near = PairSearch.among(
                members.length, k, (i, j) -> distance(all, shares, members[i], members[j]), grown.work());
        SeededRandom drawn = grown.work().random();
        var base = new int[grown.missing()];
        for (int i = 0; i < base.length; i++) {
            base[i] = drawn.stream("row").below(members.length, i, 0);
        }
        return new Nominal(members, base, CategoryCells.of(grown.rows(), members), near, drawn.stream("category"));
    }

    private static double distance(CategoryCells cells, double[][][] shares, int one, int other) {
        double sum = 0;
        for (int c = 0; c < shares.length; c++) {
            int a = cells.code(one, c);
            int b = cells.code(other, c);
            if (a == b) {
                continue;
            }
            double[] p = shares[c][place(a, shares[c].length - 1)];
            double[] q = shares[c][place(b, shares[c].length - 1)];
            double difference = 0;
            for (int k = 0; k < p.length; k++) {
                difference += Math.abs(p[k] - q[k]);
            }
            sum += difference * difference;
        }
        return sum;
    }

    /** Rows of the most frequent categories among neighbours. */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, read only
    private record Nominal(int[] members, int[] base, CategoryCells cells, PairSearch near, SeededRandom drawn)
            implements MadeRows {

        @Override
        public int count() {
            return base.length;
        }

        @Override
        public int[] parents(int made) {
            var parents = new int[near.k() + 1];
            parents[0] = members[base[made]];
            for (int place = 0; place < near.k(); place++) {
                parents[place + 1] = members[near.of(base[made], place)];
            }
            return parents;
        }

        @Override
        public double gap(int made) {
            return Double.NaN;
        }

        @Override
        public boolean duplicates() {
            return false;
        }

        @Override
        public void numbers(int made, double[] into) {
            // There are none.
        }

        @Override
        public int category(int made, int column) {
            return cells.mostFrequent(near, base[made], column, drawn, made);
        }
    }
}
