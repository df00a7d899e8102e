package io.labelwright.split.kfold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.table.TableKind;
import io.labelwright.split.SplitRows;
import io.labelwright.split.part.DuplicateOptions;
import io.labelwright.split.part.LabelsFrom;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.StrategyContract;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class KFoldSplitTest extends StrategyContract<KFoldSplitConfig> {

    @Override
    protected StrategyFactory<KFoldSplitConfig> factory() {
        return new KFoldSplitFactory();
    }

    private static SplitRows split(int folds, boolean stratify, @Nullable String group, InMemoryInputs inputs) {
        var config = new KFoldSplitConfig(folds, stratify, group, null, new DuplicateOptions(true));
        return SplitRows.of(new KFoldSplitFactory(), config, inputs, 1);
    }

    /** 103 items, of which the first eleven are of class a. */
    private static InMemoryInputs items() {
        var inputs = InMemoryInputs.ofClasses("a", "b");
        for (int i = 0; i < 103; i++) {
            inputs.item("i" + i, "patient", "p" + i / 3).label("i" + i, i < 11 ? "a" : "b");
        }
        return inputs;
    }

    private static boolean isA(String item) {
        return Integer.parseInt(item.substring(1)) < 11;
    }

    @Test
    void foldsHaveEqualSizesAndSharesOfClasses() {
        SplitRows rows = split(5, true, null, items());

        for (int f = 0; f < 5; f++) {
            assertThat(rows.count("" + f)).isBetween(20L, 21L);
            assertThat(rows.count("" + f, KFoldSplitTest::isA)).isBetween(2L, 3L);
        }
        assertThat(rows.out().rows(TableKind.SPLITS))
                .allSatisfy(row -> assertThat(row.text("fold")).isEqualTo(row.text("split")));
    }

    @Test
    void withoutStratificationClassesHaveNoSay() {
        var other = InMemoryInputs.ofClasses("a", "b");
        for (int i = 0; i < 103; i++) {
            other.items("i" + i);
        }

        SplitRows rows = split(4, false, null, items());

        assertThat(rows.partOf()).isEqualTo(split(4, false, null, other).partOf());
        assertThat(rows.count("0")).isBetween(25L, 26L);
        assertThat(rows.problems()).isEmpty();
    }

    @Test
    void noGroupIsInTwoFolds() {
        SplitRows rows = split(4, true, "patient", SplitRows.withDuplicates(items(), "i0", "d", "i60", "d"));

        Map<Integer, String> foldOf = new HashMap<>();
        rows.partOf().forEach((item, fold) -> {
            int patient = Integer.parseInt(item.substring(1)) / 3;
            assertThat(foldOf.computeIfAbsent(patient, p -> fold)).isEqualTo(fold);
        });
        assertThat(foldOf.get(0)).isEqualTo(foldOf.get(20));
        for (int f = 0; f < 4; f++) {
            assertThat(rows.count("" + f)).isBetween(22L, 30L);
        }
    }

    @Test
    void moreFoldsThanItemsAreTold() {
        var inputs = InMemoryInputs.ofClasses("a", "b")
                .items("x", "y")
                .label("x", "a")
                .label("y", "b");

        assertThat(split(3, true, null, inputs).problems())
                .contains(
                        "no item is in the fold '2': there are 2 items",
                        "class 'a' has one item: nothing that learned from it can be held against it");
    }

    @Test
    void byGoesWithStratification() {
        assertThatThrownBy(() -> new KFoldSplitConfig(5, false, null, LabelsFrom.GOLD, new DuplicateOptions(true)))
                .hasMessageContaining("stratify: false");
    }
}
