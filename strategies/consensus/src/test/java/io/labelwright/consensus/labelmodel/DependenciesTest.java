package io.labelwright.consensus.labelmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.consensus.Crowd;
import io.labelwright.consensus.CrowdData;
import io.labelwright.consensus.Options;
import io.labelwright.consensus.labelmodel.PlantedFunctions.Kind;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectedRow;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.TestStage;
import java.util.List;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Functions that depend on each other given the truth: whether they are found, and what becomes of their answers. */
final class DependenciesTest {

    private static final int SEEDS = 5;

    private static LabelModelConfig config(
            LabelModelMethod method, DependencyMode mode, @Nullable List<List<String>> dependent) {
        return new LabelModelConfig(method, 0.7, 0, 300, 1e-7, mode, dependent, 0.25, true, Options.defaults());
    }

    private static Kind kind(String name) {
        return switch (name) {
            case "copies" -> new Kind(2000, 2, 10, 1, 0.55, 0.85, 0.5, 0.9, 0, 0.5, List.of(4));
            case "near copies" -> new Kind(2000, 2, 12, 0.8, 0.6, 0.85, 0.4, 0.9, 0, 0.5, List.of(3, 2));
            case "half copies" -> new Kind(2000, 2, 12, 0.5, 0.6, 0.85, 0.4, 0.9, 0, 0.5, List.of(3, 2));
            case "one class each" -> new Kind(4000, 2, 14, 0.8, 0.6, 0.85, 0.3, 0.6, 1, 0.5, List.of(3, 2));
            case "rare class" -> new Kind(4000, 2, 12, 0.8, 0.6, 0.85, 0.4, 0.9, 0, 0.85, List.of(3, 2));
            case "four classes" -> new Kind(2000, 4, 12, 0.8, 0.5, 0.8, 0.4, 0.9, 0, 0.25, List.of(3, 2));
            case "one of four each" -> new Kind(4000, 4, 16, 0.8, 0.5, 0.8, 0.4, 0.9, 0.8, 0.25, List.of(3, 2));
            case "seldom" -> new Kind(5000, 2, 20, 0.8, 0.6, 0.85, 0.05, 0.2, 0, 0.5, List.of(3, 2));
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** The table of docs/how-to/write-rules.md, means over five seeds. */
    @ParameterizedTest
    @CsvSource({
        "copies, 1.00, 1.00, 66.8, 89.9",
        "near copies, 1.00, 1.00, 77.6, 92.1",
        "half copies, 1.00, 0.85, 90.9, 92.3",
        "one class each, 1.00, 0.90, 69.4, 78.7",
        "rare class, 1.00, 1.00, 61.9, 87.6",
        "four classes, 1.00, 1.00, 81.9, 93.0",
        "one of four each, 0.62, 0.80, 68.6, 81.2",
        "seldom, 1.00, 1.00, 74.3, 78.8"
    })
    void plantedPairsAreFoundAndNotCountedTwice(
            String name, double precision, double recall, double without, double with) {
        double right = 0;
        double found = 0;
        double planted = 0;
        double blind = 0;
        double aware = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            PlantedFunctions functions = PlantedFunctions.of(kind(name), seed);
            CollectingOutputs out = functions.run(config(LabelModelMethod.MATRIX, DependencyMode.DETECT, null));
            for (int[] pair : PlantedFunctions.pairs(out)) {
                found++;
                right += functions.together(pair[0], pair[1]) ? 1 : 0;
            }
            planted += functions.pairsPlanted();
            aware += functions.accuracy(out) / SEEDS;
            blind += functions.accuracy(functions.run(config(LabelModelMethod.MATRIX, DependencyMode.NONE, null)))
                    / SEEDS;
        }

        assertThat(right / found).isEqualTo(precision, Offset.offset(0.006));
        assertThat(right / planted).isEqualTo(recall, Offset.offset(0.006));
        assertThat(blind).isEqualTo(without, Offset.offset(0.06));
        assertThat(aware).isEqualTo(with, Offset.offset(0.06));
    }

    @ParameterizedTest
    @EnumSource(names = {"MATRIX", "TRIPLET"})
    void functionsThatAreIndependentGiveTheSameBytes(LabelModelMethod method) {
        for (int seed = 1; seed <= 3; seed++) {
            PlantedFunctions functions = PlantedFunctions.of(kind("near copies").without(), seed);

            CollectingOutputs detect = functions.run(config(method, DependencyMode.DETECT, null));
            CollectingOutputs none = functions.run(config(method, DependencyMode.NONE, null));

            assertThat(detect.facts()).containsEntry("dependent_pairs", 0.0);
            for (int i = 0; i < 2000; i++) {
                assertThat(posterior(detect, i)).containsExactly(posterior(none, i));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MATRIX", "TRIPLET"})
    void copiesCountAsOne(LabelModelMethod method) {
        PlantedFunctions functions = PlantedFunctions.of(kind("copies"), 1);
        var config = new LabelModelConfig(
                method, 0.7, 0, 20_000, 1e-13, DependencyMode.DETECT, null, 0.25, true, Options.defaults());

        CollectingOutputs all = functions.run(config);
        CollectingOutputs one = functions.withoutFollowers().run(config);

        assertThat(all.facts()).containsEntry("dependent_pairs", 6.0);
        for (int i = 0; i < 2000; i++) {
            assertThat(posterior(all, i)).as("item %d", i).containsExactly(posterior(one, i), Offset.offset(1e-4));
        }
    }

    @Test
    void groupsMayBeNamed() {
        PlantedFunctions functions = PlantedFunctions.of(kind("near copies"), 2);

        CollectingOutputs found = functions.run(config(LabelModelMethod.MATRIX, DependencyMode.DETECT, null));
        CollectingOutputs named = functions.run(config(
                LabelModelMethod.MATRIX,
                DependencyMode.NONE,
                List.of(List.of("w00000", "w00001", "w00002"), List.of("w00004", "w00003"))));

        assertThat(PlantedFunctions.pairs(found))
                .containsExactly(new int[] {0, 1}, new int[] {0, 2}, new int[] {1, 2}, new int[] {3, 4});
        for (int i = 0; i < 2000; i++) {
            assertThat(posterior(named, i)).containsExactly(posterior(found, i));
        }
    }

    /** A pair that is named wrongly costs little: what one says beside the other is what it says alone. */
    @Test
    void namingIndependentFunctionsCostsLittle() {
        PlantedFunctions functions = PlantedFunctions.of(kind("near copies").without(), 3);

        double none = functions.accuracy(functions.run(config(LabelModelMethod.MATRIX, DependencyMode.NONE, null)));
        double named = functions.accuracy(functions.run(
                config(LabelModelMethod.MATRIX, DependencyMode.NONE, List.of(List.of("w00003", "w00007", "w00011")))));

        assertThat(named).isEqualTo(none, Offset.offset(0.5));
    }

    /** An answer goes with the one that says the same. */
    @Test
    void copiesOfRepeatedAnswersCountAsOneToo() {
        Crowd once = Crowd.random(300, 8, 2, 5, 3);
        var twice = new Crowd(300, 2);
        for (int a = 0; a < once.column(0).length; a++) {
            int annotator = once.column(1)[a];
            twice.answer(once.column(0)[a], annotator, once.column(2)[a]);
            if (annotator == 0) {
                twice.answer(once.column(0)[a], 8, once.column(2)[a]);
            }
        }
        LabelModelConfig config =
                config(LabelModelMethod.TRIPLET, DependencyMode.NONE, List.of(List.of("w00000", "w00008")));

        CollectingOutputs copied = TestStage.of(new LabelModelFactory()).run(config, twice.inputs());
        CollectingOutputs alone = TestStage.of(new LabelModelFactory()).run(config, once.inputs());

        for (int i = 0; i < 300; i++) {
            assertThat(posterior(copied, i)).containsExactly(posterior(alone, i), Offset.offset(1e-9));
        }
        assertThat(alone.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("w00008"));
    }

    @Test
    void aGroupOfOneIsRefused() {
        assertThatThrownBy(() -> config(LabelModelMethod.AUTO, DependencyMode.NONE, List.of(List.of("a", "a"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[a, a]");
    }

    /**
     * Three more annotators say what the worst says; what is found are they and the worst, and the result is as before.
     */
    @ParameterizedTest
    @CsvSource({"dog, 82.5, 6", "product, 92.9, 6", "zc_us, 88.5, 6", "cf_amt, 86.0, 6"})
    void colludersOfACrowdAreFound(String set, double accuracy, double pairs) {
        CrowdData data = CrowdData.of(set).withColluders(3, 20);

        CollectingOutputs out =
                data.run(new LabelModelFactory(), config(LabelModelMethod.AUTO, DependencyMode.DETECT, null));

        assertThat(out.facts()).containsEntry("dependent_pairs", pairs);
        assertThat(data.accuracy(out)).isEqualTo(accuracy, Offset.offset(0.1));
    }

    private static double[] posterior(CollectingOutputs out, int item) {
        CollectedRow row = out.row(TableKind.LABELS, "item", Crowd.itemName(item));
        return row.isMissing("p:c0")
                ? new double[] {Double.NaN, Double.NaN}
                : new double[] {row.number("p:c0"), row.number("p:c1")};
    }
}
