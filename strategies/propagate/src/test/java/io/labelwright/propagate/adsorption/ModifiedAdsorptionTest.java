package io.labelwright.propagate.adsorption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.labelwright.propagate.Samples;
import io.labelwright.propagate.Stages;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.SampleData;
import io.labelwright.testkit.StrategyContract;
import org.junit.jupiter.api.Test;

final class ModifiedAdsorptionTest extends StrategyContract<ModifiedAdsorptionConfig> {

    @Override
    protected StrategyFactory<ModifiedAdsorptionConfig> factory() {
        return new ModifiedAdsorptionFactory();
    }

    @Override
    protected String with() {
        return "mu2: 1";
    }

    @Override
    protected InMemoryInputs inputs(SampleData data) {
        return Samples.points(data);
    }

    private CollectingOutputs run(String with, InMemoryInputs inputs) {
        return Stages.run(factory(), with, inputs);
    }

    /** The least of the paper's objective, by Gauss-Jordan over the dense matrix, on a path of four nodes. */
    @Test
    void theScoresAreTheLeastOfTheObjective() {
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam")
                .label("a", "ham")
                .items("b", "c")
                .label("d", "spam");
        Samples.graph(inputs, "a", "b", 1, "b", "c", 2, "c", "d", 1);

        CollectingOutputs out = run("{mu1: 1, mu2: 0.5, mu3: 0.1, beta: 2, tolerance: 1e-14, relabel: true}", inputs);

        double[][] expected = Objective.solve();
        String[] items = {"a", "b", "c", "d"};
        for (int i = 0; i < items.length; i++) {
            double ham = expected[i][0] / (expected[i][0] + expected[i][1]);
            assertThat(out.row(TableKind.LABELS, "item", items[i]).number("p:ham"))
                    .isEqualTo(ham, within(1e-6));
        }
    }

    /** The normal equations, written out. */
    private static final class Objective {

        static double[][] solve() {
            double[][] w = {{0, 1, 0, 0}, {1, 0, 2, 0}, {0, 2, 0, 1}, {0, 0, 1, 0}};
            var c = new double[4];
            var d = new double[4];
            for (int i = 0; i < 4; i++) {
                double degree = w[i][0] + w[i][1] + w[i][2] + w[i][3];
                double h = 0;
                for (double one : w[i]) {
                    h -= one > 0 ? one / degree * Math.log(one / degree) : 0;
                }
                c[i] = Math.log(2) / Math.log(2 + Math.exp(h));
                d[i] = i == 0 || i == 3 ? (1 - c[i]) * Math.max(Math.sqrt(h), 0.1) : 0;
                double z = Math.max(1, c[i] + d[i]);
                c[i] /= z;
                d[i] /= z;
            }
            var a = new double[4][6];
            for (int i = 0; i < 4; i++) {
                a[i][i] += d[i] + 0.1;
                for (int j = 0; j < 4; j++) {
                    double both = 0.5 * (c[i] + c[j]) * w[i][j];
                    a[i][i] += both;
                    a[i][j] -= both;
                }
            }
            a[0][4] = d[0];
            a[3][5] = d[3];
            for (int i = 0; i < 4; i++) {
                for (int r = 0; r < 4; r++) {
                    double by = r == i ? 0 : a[r][i] / a[i][i];
                    for (int k = 0; k < 6; k++) {
                        a[r][k] -= by * a[i][k];
                    }
                }
            }
            var solution = new double[4][2];
            for (int i = 0; i < 4; i++) {
                solution[i] = new double[] {a[i][4] / a[i][i], a[i][5] / a[i][i]};
            }
            return solution;
        }
    }
}
