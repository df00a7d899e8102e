package io.labelwright.consensus.crowdlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.consensus.Crowd;
import io.labelwright.consensus.CrowdContract;
import io.labelwright.consensus.Options;
import io.labelwright.consensus.ReferenceCrowd;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.SampleData;
import io.labelwright.testkit.TestStage;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class CrowdlabTest extends CrowdContract<CrowdlabConfig> {

    private static final List<String> CLASSES = List.of("c0", "c1", "c2");

    @Override
    protected StrategyFactory<CrowdlabConfig> factory() {
        return new CrowdlabFactory();
    }

    private static CrowdlabConfig config(@Nullable String model, boolean gold) {
        return new CrowdlabConfig(model, Options.with(null, gold));
    }

    /** A model that knows most items and is right about half of them, by the item's id. */
    @Override
    protected InMemoryInputs inputs(SampleData data) {
        var names = new java.util.ArrayList<String>();
        for (int k = 0; k < data.schema().size(); k++) {
            names.add(data.schema().name(k));
        }
        TableBuilder rows = rows(names);
        for (String id : data.ids()) {
            int hash = Math.floorMod(id.hashCode(), 11);
            if (hash > 0) {
                var p = new double[names.size()];
                for (int k = 0; k < p.length; k++) {
                    p[k] = k == hash % p.length ? 0.7 : 0.3 / (p.length - 1);
                }
                row(rows, id, "model", p);
            }
        }
        return data.inputs().with(rows.build());
    }

    private static TableBuilder rows(List<String> classes) {
        return new TableBuilder(
                TableKind.PREDICTIONS,
                classes.stream().map(name -> ColumnSpec.number("p:" + name)).toList(),
                Map.of());
    }

    private static void row(TableBuilder rows, String item, String model, double... p) {
        rows.text(0, item).text(1, model);
        for (int k = 0; k < p.length; k++) {
            rows.number(3 + k, p[k]);
        }
        rows.end();
    }

    /** By the formula of golden/crowd_references.py. */
    private static void addModel(TableBuilder rows, String name, int turn) {
        for (int i = 0; i < ReferenceCrowd.ITEMS; i++) {
            var p = new double[ReferenceCrowd.CLASSES];
            double sum = 0;
            for (int k = 0; k < p.length; k++) {
                p[k] = 1 + (i * 5 + k * 7) % 6 + (k == i % 3 ? 4 - turn : 0);
                sum += p[k];
            }
            for (int k = 0; k < p.length; k++) {
                p[k] /= sum;
            }
            row(rows, Crowd.itemName(i), name, p);
        }
    }

    private void compare(String golden, InMemoryInputs inputs, @Nullable String model) {
        double[][] expected = ReferenceCrowd.posteriors(golden);

        CollectingOutputs out = TestStage.of(factory()).run(config(model, false), inputs.blocksOf(5));

        assertThat(expected).hasNumberOfRows(ReferenceCrowd.ITEMS);
        for (int i = 0; i < ReferenceCrowd.ITEMS; i++) {
            assertThat(posterior(out, i, ReferenceCrowd.CLASSES))
                    .as("item %d", i)
                    .containsExactly(expected[i], Offset.offset(1e-9));
        }
    }

    @Test
    void givesWhatCleanlabGivesWithOneModel() {
        TableBuilder rows = rows(CLASSES);
        addModel(rows, "good", 0);
        addModel(rows, "poor", 3);

        compare("crowdlab", ReferenceCrowd.answers().inputs().with(rows.build()), "good");
    }

    @Test
    void givesWhatCleanlabGivesWithTwoModels() {
        TableBuilder rows = rows(CLASSES);
        addModel(rows, "poor", 3);
        addModel(rows, "good", 0);

        compare("crowdlab-ensemble", ReferenceCrowd.answers().inputs().with(rows.build()), null);
    }

    @Test
    void aGoodModelHelpsAndAnItemThatItDoesNotKnowIsDecidedByAnnotators() {
        var random = new SplittableRandom(3);
        int items = 600;
        var crowd = new Crowd(items, 3);
        TableBuilder rows = rows(CLASSES);
        var truth = new int[items];
        for (int i = 0; i < items; i++) {
            truth[i] = random.nextInt(3);
            for (int w = 0; w < 8; w++) {
                if (random.nextDouble() < 0.25) {
                    crowd.answer(i, w, random.nextDouble() < 0.7 ? truth[i] : random.nextInt(3));
                }
            }
            if (i % 20 != 0) {
                var p = new double[] {0.1, 0.1, 0.1};
                p[random.nextDouble() < 0.85 ? truth[i] : random.nextInt(3)] = 0.8;
                row(rows, Crowd.itemName(i), "model", p);
            }
        }

        double without = right(TestStage.of(factory()).run(config(null, false), crowd.inputs()), truth);
        double with = right(
                TestStage.of(factory()).run(config(null, false), crowd.inputs().with(rows.build())), truth);

        assertThat(with).isGreaterThan(without + 0.03);
    }

    private static double right(CollectingOutputs out, int[] truth) {
        int right = 0;
        for (int i = 0; i < truth.length; i++) {
            right += out.row(TableKind.LABELS, "item", Crowd.itemName(i))
                            .text("label")
                            .equals(Crowd.className(truth[i]))
                    ? 1
                    : 0;
        }
        return (double) right / truth.length;
    }

    @Test
    void aModelThatIsNotThereIsNamedWithThoseThatAre() {
        TableBuilder rows = rows(CLASSES);
        addModel(rows, "good", 0);

        assertThatThrownBy(() -> TestStage.of(factory())
                        .run(
                                config("god", false),
                                ReferenceCrowd.answers().inputs().with(rows.build())))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("'god'");
    }
}
