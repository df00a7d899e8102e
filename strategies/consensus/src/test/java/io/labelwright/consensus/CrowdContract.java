package io.labelwright.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectedRow;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.StrategyContract;
import io.labelwright.testkit.TestStage;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every method of consensus over classes keeps, beyond the contract of all strategies: other names of classes, a
 * second crowd that shares nothing with the first, and crowds that say next to nothing.
 *
 * @param <C> the method's config record
 */
public abstract class CrowdContract<C extends Record> extends StrategyContract<C> {

    private static final int CLASSES = 3;

    @Override
    protected String with() {
        return "repeated_answers: keep_all";
    }

    /** How far posteriors may lie apart where sums are added in another order. */
    protected double closeness() {
        return 1e-6;
    }

    /**
     * Whether a second crowd that shares no item and no annotator leaves posteriors as they are, and not only labels.
     */
    protected boolean secondCrowdLeavesPosteriors() {
        return false;
    }

    /** Whether such a crowd leaves labels as they are; a method that says no explains why. */
    protected boolean secondCrowdLeavesLabels() {
        return true;
    }

    private CollectingOutputs run(InMemoryInputs inputs) {
        return TestStage.of(factory()).run(config(), inputs);
    }

    /** The posterior of an item; NaN where there is none. */
    protected static double[] posterior(CollectingOutputs out, String item, int classes) {
        CollectedRow row = out.row(TableKind.LABELS, "item", item);
        return IntStream.range(0, classes)
                .mapToDouble(k ->
                        row.isMissing("p:" + Crowd.className(k)) ? Double.NaN : row.number("p:" + Crowd.className(k)))
                .toArray();
    }

    @Test
    void otherNamesOfClassesPermuteTheResult() {
        for (long seed = 1; seed <= 3; seed++) {
            Crowd crowd = Crowd.random(60, 9, CLASSES, 7, seed);
            var turned = new Crowd(crowd.items(), CLASSES);
            int[] item = crowd.column(0);
            for (int a = 0; a < item.length; a++) {
                turned.answer(item[a], crowd.column(1)[a], (crowd.column(2)[a] + 1) % CLASSES);
            }
            CollectingOutputs one = run(crowd.inputs());
            CollectingOutputs other = run(turned.inputs());
            for (int i = 0; i < crowd.items(); i++) {
                double[] p = posterior(one, Crowd.itemName(i), CLASSES);
                double[] q = posterior(other, Crowd.itemName(i), CLASSES);
                for (int k = 0; k < CLASSES && !Double.isNaN(p[0]); k++) {
                    assertThat(q[(k + 1) % CLASSES]).as("item %d", i).isEqualTo(p[k], Offset.offset(closeness()));
                }
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> aSecondCrowdWithoutAnythingInCommonChangesNoLabelWhereThatIsClaimed() {
        return Stream.of(dynamicTest("labels of both copies", this::secondCrowdChangesNoLabel))
                .filter(test -> secondCrowdLeavesLabels());
    }

    private void secondCrowdChangesNoLabel() {
        for (long seed = 4; seed <= 6; seed++) {
            int items = 80;
            int annotators = 8;
            Crowd crowd = Crowd.random(items, annotators, CLASSES, 9, seed);
            var doubled = new Crowd(2 * items, CLASSES);
            for (int copy = 0; copy < 2; copy++) {
                int[] item = crowd.column(0);
                for (int a = 0; a < item.length; a++) {
                    doubled.answer(item[a] + copy * items, crowd.column(1)[a] + copy * annotators, crowd.column(2)[a]);
                }
            }
            CollectingOutputs one = run(crowd.inputs());
            CollectingOutputs two = run(doubled.inputs());
            for (int i = 0; i < items; i++) {
                for (String name : List.of(Crowd.itemName(i), Crowd.itemName(i + items))) {
                    CollectedRow row = one.row(TableKind.LABELS, "item", Crowd.itemName(i));
                    double[] p = posterior(one, Crowd.itemName(i), CLASSES);
                    if (secondCrowdLeavesPosteriors() && !Double.isNaN(p[0])) {
                        assertThat(posterior(two, name, CLASSES)).containsExactly(p, Offset.offset(closeness()));
                    }
                    if (isClear(p)) {
                        assertThat(two.row(TableKind.LABELS, "item", name).text("label"))
                                .as("%s, seed %d", name, seed)
                                .isEqualTo(row.text("label"));
                    }
                }
            }
        }
    }

    /** Whether the best class leads by more than what rounding, or a prior over more annotators, can take away. */
    private static boolean isClear(double[] p) {
        double[] sorted = p.clone();
        java.util.Arrays.sort(sorted);
        return sorted[CLASSES - 1] - sorted[CLASSES - 2] > 0.05;
    }

    @Test
    void oneAnnotatorIsBelieved() {
        var crowd = new Crowd(9, CLASSES);
        for (int i = 0; i < 9; i++) {
            crowd.answer(i, 0, i % CLASSES);
        }
        CollectingOutputs out = run(crowd.inputs());
        for (int i = 0; i < 9; i++) {
            assertThat(out.row(TableKind.LABELS, "item", Crowd.itemName(i)).text("label"))
                    .isEqualTo(Crowd.className(i % CLASSES));
        }
    }

    @Test
    void annotatorsWhoAgreeInAllAreBelieved() {
        var crowd = new Crowd(12, CLASSES);
        for (int i = 0; i < 12; i++) {
            for (int w = 0; w < 4; w++) {
                crowd.answer(i, w, i % CLASSES);
            }
        }
        CollectingOutputs out = run(crowd.inputs());
        for (int i = 0; i < 12; i++) {
            CollectedRow row = out.row(TableKind.LABELS, "item", Crowd.itemName(i));
            assertThat(row.text("label")).isEqualTo(Crowd.className(i % CLASSES));
            assertThat(row.number("confidence")).isGreaterThan(0.5);
        }
    }

    @Test
    void aClassThatNobodyAnswersIsNeverTheLabelAndChangesNothing() {
        Crowd crowd = Crowd.random(50, 7, CLASSES, 6, 9);
        CollectingOutputs three = run(crowd.inputs());
        CollectingOutputs five = run(crowd.inputs(List.of("unused a", "c0", "c1", "unused b", "c2")));
        for (CollectedRow row : three.rows(TableKind.LABELS)) {
            CollectedRow other = five.row(TableKind.LABELS, "item", row.text("item"));
            assertThat(other.text("label")).isEqualTo(row.text("label"));
            if (!row.isMissing("p:c0")) {
                assertThat(posterior(five, row.text("item"), CLASSES))
                        .containsExactly(posterior(three, row.text("item"), CLASSES), Offset.offset(1e-12));
                assertThat(other.number("p:unused a")).isZero();
            }
        }
    }

    @Test
    void goldTeachesWhereItMay() {
        Crowd crowd = Crowd.random(60, 6, CLASSES, 6, 11);
        InMemoryInputs inputs = crowd.inputs();
        inputs.gold(Crowd.itemName(1), Crowd.className(2)).gold(Crowd.itemName(2), Crowd.className(0));
        CollectingOutputs out = TestStage.of(factory()).run(withGold(), inputs);
        for (int item : new int[] {1, 2}) {
            double[] p = posterior(out, Crowd.itemName(item), CLASSES);
            if (!Double.isNaN(p[0])) {
                assertThat(p[item == 1 ? 2 : 0]).isEqualTo(1.0);
            }
        }
    }

    /** The config with {@code gold: true}, all else as in {@link #with()}. */
    protected abstract C withGold();
}
