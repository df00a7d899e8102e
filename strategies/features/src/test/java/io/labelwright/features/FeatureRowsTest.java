package io.labelwright.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.math.feature.FeatureRows;
import io.labelwright.spi.feature.FeatureSet;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.InMemoryInputs;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class FeatureRowsTest {

    /** Three items: two numbers for a and b, and words for a and c. */
    private static InMemoryInputs inputs(@Nullable String words) {
        var rows = new TableBuilder(
                TableKind.FEATURES,
                List.of(FeatureSet.SET, ColumnSpec.number("x"), ColumnSpec.number("y"), ColumnSpec.text("terms")),
                Map.of());
        rows.text(0, "a").text(1, "dense").number(2, 3).number(3, 0).end();
        rows.text(0, "b").text(1, "dense").number(2, -1).number(3, 2).end();
        rows.text(0, "a").text(1, "words").text(4, "{\"zoo\":2,\"ant\":0.5}").end();
        rows.text(0, "b").text(1, "words").text(4, words).end();
        return InMemoryInputs.ofClasses("k", "l").items("a", "b", "c").with(rows.build());
    }

    private static String row(FeatureRows rows, int row) {
        var text = new StringBuilder();
        for (int entry = rows.start(row); entry < rows.start(row + 1); entry++) {
            text.append(rows.columns().get(rows.column(entry)))
                    .append('=')
                    .append(rows.value(entry))
                    .append(' ');
        }
        return text.toString();
    }

    @Test
    void denseColumnsComeBeforeTheSortedNamesOfSparseOnes() {
        FeatureRows rows = FeatureRows.of(inputs("{\"bee\":1}"), List.of());

        assertThat(rows.columns()).containsExactly("x", "y", "ant", "bee", "zoo");
        assertThat(row(rows, 0)).isEqualTo("x=3.0 ant=0.5 zoo=2.0 ");
        assertThat(row(rows, 1)).isEqualTo("x=-1.0 y=2.0 bee=1.0 ");
    }

    @Test
    void anItemThatASetLacksIsEmpty() {
        FeatureRows rows = FeatureRows.of(inputs("{}"), List.of());

        assertThat(rows.has(1)).isTrue();
        assertThat(rows.has(2)).isFalse();
        assertThat(row(rows, 2)).isEmpty();
    }

    @Test
    void aSetMayBeChosen() {
        assertThat(FeatureRows.of(inputs("{}"), List.of("words")).columns()).containsExactly("ant", "zoo");
    }

    @Test
    void aMissingNumberIsAGapForThoseWhoTakeIt() {
        InMemoryInputs inputs = InMemoryInputs.ofClasses("k", "l")
                .items("a", "b")
                .features(
                        "f", List.of("x", "y", "z"), new double[] {1, Double.NaN, 0}, new double[] {Double.NaN, 0, 3});

        FeatureRows rows = FeatureRows.withGaps(inputs, List.of());

        assertThat(row(rows, 0)).isEqualTo("x=1.0 y=NaN ");
        assertThat(row(rows, 1)).isEqualTo("x=NaN z=3.0 ");
        assertThat(rows.gaps()).containsExactly(0, 1);
        assertThatThrownBy(() -> FeatureRows.of(inputs, List.of()))
                .hasMessageContaining("item 'a' has no number in column 'y' of the features 'f'")
                .hasMessageContaining("fill gaps by features/columns with missing: mean");
    }

    @Test
    void aTextThatIsNoSparseCellIsNamedWithItsItem() {
        assertThatThrownBy(() -> FeatureRows.of(inputs("free money"), List.of()))
                .hasMessageContaining("item 'b' of the features 'words'");
    }
}
