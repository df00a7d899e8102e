package io.labelwright.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectedRow;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.StrategyContract;
import io.labelwright.testkit.TestContext;
import io.labelwright.testkit.TestStage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every consensus method over classes keeps beside the promises of all strategies: classes are only names, crowds
 * that have nothing to do with each other do not meddle, and crowds that say next to nothing have a defined outcome.
 *
 * @param <C> the method's config record
 */
public abstract class CrowdContract<C extends Record> extends StrategyContract<C> {

    private static final int CLASSES = 3;

    /** Keys of the method's own, one a line; every answer counts. */
    protected String settings() {
        return "";
    }

    @Override
    protected final String with() {
        return settings() + "\nrepeated_answers: keep_all";
    }

    /** How far numbers may lie apart when sums are made in another order. */
    protected double closeness() {
        return 1e-6;
    }

    /**
     * Whether it means nothing that an annotator did not answer an item. Where it does mean something, a second crowd
     * and items without answers may change labels.
     */
    protected boolean silenceSaysNothing() {
        return true;
    }

    /** The config of these keys, all answers counting. */
    protected final C config(String settings) {
        return config(settings + "\nrepeated_answers: keep_all", Crowd.schema(CLASSES));
    }

    /** Whether a copy of a crowd gets the labels of the original, and not only leaves them alone. */
    protected boolean copiesAreTreatedAlike() {
        return true;
    }

    /** Runs the method with these keys. */
    protected final CollectingOutputs run(String settings, InMemoryInputs inputs) {
        return run(config(settings), inputs);
    }

    /** Runs the method. */
    protected final CollectingOutputs run(C config, InMemoryInputs inputs) {
        return TestStage.of(factory()).run(config, inputs);
    }

    /** Accuracy on a public crowd with these keys. */
    protected final double accuracy(String set, String settings) {
        return CrowdData.of(set).accuracy(factory(), config(settings));
    }

    /** Mean accuracy on a public crowd over this many seeds. */
    protected final double meanAccuracy(String set, String settings, int seeds) {
        CrowdData data = CrowdData.of(set);
        double sum = 0;
        for (int seed = 0; seed < seeds; seed++) {
            var stage = TestStage.of(factory()).in(TestContext.create().withSeed(seed));
            sum += data.accuracy(stage.run(config(settings), data.inputs()));
        }
        return sum / seeds;
    }

    /** Posterior of an item; NaN where it has none. */
    protected static double[] posterior(CollectingOutputs out, int item, int classes) {
        CollectedRow row = out.row(TableKind.LABELS, "item", Crowd.itemName(item));
        return IntStream.range(0, classes)
                .mapToObj(Crowd::className)
                .mapToDouble(name -> row.isMissing("p:" + name) ? Double.NaN : row.number("p:" + name))
                .toArray();
    }

    /** Label of an item, empty where it is open. */
    protected static String label(CollectingOutputs out, int item) {
        CollectedRow row = out.row(TableKind.LABELS, "item", Crowd.itemName(item));
        return row.isMissing("label") ? "" : row.text("label");
    }

    @Test
    void otherNamesOfClassesPermuteTheResult() {
        int k = CLASSES;
        for (long seed = 21; seed <= 24; seed++) {
            Crowd crowd = Crowd.random(60, 9, k, 7, seed);
            var turned = new Crowd(crowd.items(), k);
            int[] item = crowd.column(0);
            for (int a = 0; a < item.length; a++) {
                turned.answer(item[a], crowd.column(1)[a], (crowd.column(2)[a] + 1) % k);
            }
            CollectingOutputs one = run(settings(), crowd.inputs());
            CollectingOutputs other = run(settings(), turned.inputs());
            for (int i = 0; i < crowd.items(); i++) {
                double[] p = posterior(one, i, k);
                double[] q = posterior(other, i, k);
                for (int c = 0; c < k && !Double.isNaN(p[0]); c++) {
                    assertThat(q[(c + 1) % k])
                            .as("item %d, seed %d", i, seed)
                            .isEqualTo(p[c], Offset.offset(closeness()));
                }
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> aSecondCrowdWithNothingInCommonChangesNoLabelWhereThatIsClaimed() {
        return Stream.of(dynamicTest("labels of both copies", this::secondCrowdChangesNoLabel))
                .filter(test -> silenceSaysNothing());
    }

    private void secondCrowdChangesNoLabel() {
        int k = CLASSES;
        for (long seed = 31; seed <= 33; seed++) {
            int items = 80;
            Crowd crowd = Crowd.random(items, 8, k, 9, seed);
            var twice = new Crowd(2 * items, k);
            int[] item = crowd.column(0);
            for (int copy = 0; copy < 2; copy++) {
                for (int a = 0; a < item.length; a++) {
                    twice.answer(item[a] + copy * items, crowd.column(1)[a] + copy * 8, crowd.column(2)[a]);
                }
            }
            CollectingOutputs one = run(settings(), crowd.inputs());
            CollectingOutputs two = run(settings(), twice.inputs());
            for (int i = 0; i < items; i++) {
                if (isClear(posterior(one, i, k))) {
                    assertThat(label(two, i)).as("item %d, seed %d", i, seed).isEqualTo(label(one, i));
                    if (copiesAreTreatedAlike()) {
                        assertThat(label(two, i + items))
                                .as("copy of item %d, seed %d", i, seed)
                                .isEqualTo(label(one, i));
                    }
                }
            }
        }
    }

    /** Whether the best class leads by more than rounding may take away. */
    private static boolean isClear(double[] p) {
        double[] sorted = p.clone();
        Arrays.sort(sorted);
        return sorted[p.length - 1] - sorted[p.length - 2] > 0.01;
    }

    @Test
    void itemsThatNobodyAnsweredChangeNothing() {
        Crowd crowd = Crowd.random(50, 7, CLASSES, 6, 41);
        var more = new Crowd(70, CLASSES);
        for (int a = 0; a < crowd.column(0).length; a++) {
            more.answer(crowd.column(0)[a], crowd.column(1)[a], crowd.column(2)[a]);
        }
        CollectingOutputs one = run(settings(), crowd.inputs());
        CollectingOutputs two = run(settings(), more.inputs());
        for (int i = 0; i < 50; i++) {
            if (silenceSaysNothing()) {
                assertThat(posterior(two, i, CLASSES))
                        .containsExactly(posterior(one, i, CLASSES), Offset.offset(1e-12));
            }
        }
        assertThat(two.row(TableKind.LABELS, "item", Crowd.itemName(60)).text("status"))
                .isEqualTo("unresolved");
    }

    @Test
    void theOnlyAnnotatorIsBelieved() {
        var crowd = new Crowd(9, CLASSES);
        for (int i = 0; i < 9; i++) {
            crowd.answer(i, 0, i % CLASSES);
        }
        CollectingOutputs out = run(settings(), crowd.inputs());
        for (int i = 0; i < 9; i++) {
            assertThat(label(out, i)).isEqualTo(Crowd.className(i % CLASSES));
        }
    }

    @Test
    void annotatorsWhoAlwaysAgreeAreBelieved() {
        var crowd = new Crowd(12, CLASSES);
        for (int i = 0; i < 12; i++) {
            for (int w = 0; w < 4; w++) {
                crowd.answer(i, w, i % CLASSES);
            }
        }
        CollectingOutputs out = run(settings(), crowd.inputs());
        for (int i = 0; i < 12; i++) {
            assertThat(label(out, i)).isEqualTo(Crowd.className(i % CLASSES));
            assertThat(out.row(TableKind.LABELS, "item", Crowd.itemName(i)).number("confidence"))
                    .isGreaterThan(0.5);
        }
    }

    @Test
    void everyAnswerOnceIsATie() {
        var crowd = new Crowd(5, CLASSES);
        for (int i = 0; i < 5; i++) {
            for (int k = 0; k < CLASSES; k++) {
                crowd.answer(i, k, (i + k) % CLASSES);
            }
        }
        CollectingOutputs out = run(settings(), crowd.inputs());
        for (int i = 0; i < 5; i++) {
            assertThat(Arrays.stream(posterior(out, i, CLASSES)).sum()).isEqualTo(1, Offset.offset(1e-9));
        }
    }

    @Test
    void aClassThatNobodyAnswersIsNeverTheLabelAndChangesNothing() {
        Crowd crowd = Crowd.random(50, 7, 3, 6, 51);
        CollectingOutputs three = run(settings(), crowd.inputs());
        CollectingOutputs five = run(settings(), crowd.inputs(List.of("unused a", "c0", "c1", "unused b", "c2")));
        for (int i = 0; i < 50; i++) {
            assertThat(label(five, i)).isEqualTo(label(three, i));
            double[] p = posterior(three, i, 3);
            assertThat(posterior(five, i, 3)).containsExactly(p, Offset.offset(1e-12));
            if (!Double.isNaN(p[0])) {
                assertThat(five.row(TableKind.LABELS, "item", Crowd.itemName(i)).number("p:unused a"))
                        .isZero();
            }
        }
    }

    @Test
    void goldIsCertainWhereItMayTeachAndUnseenWhereItMayNot() {
        Crowd crowd = Crowd.random(60, 6, CLASSES, 6, 61).answer(1, 0, 0).answer(2, 1, 1);
        InMemoryInputs inputs = crowd.inputs().gold(Crowd.itemName(1), "c1").gold(Crowd.itemName(2), "c0");
        CollectingOutputs taught = run(settings() + "\ngold: true", inputs);
        assertThat(posterior(taught, 1, CLASSES)[1]).isEqualTo(1);
        assertThat(posterior(taught, 2, CLASSES)[0]).isEqualTo(1);

        CollectingOutputs blind = run(settings(), inputs);
        CollectingOutputs without = run(settings(), crowd.inputs());
        for (int i = 0; i < 60; i++) {
            assertThat(posterior(blind, i, CLASSES)).containsExactly(posterior(without, i, CLASSES));
        }
    }

    @Test
    void manyAnswersToOneItemAreNoTrouble() {
        var crowd = new Crowd(3, CLASSES);
        for (int w = 0; w < 1500; w++) {
            crowd.answer(0, w, w % 10 == 0 ? 1 : 0)
                    .answer(1, w, w % 10 == 1 ? 0 : 1)
                    .answer(2, w, w % 10 == 2 ? 0 : 1);
        }
        CollectingOutputs out = run(settings(), crowd.inputs());
        assertThat(label(out, 0)).isEqualTo("c0");
        assertThat(label(out, 1)).isEqualTo("c1");
    }
}
