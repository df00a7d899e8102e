package io.labelwright.math.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SparseCellsTest {

    @Test
    void whatIsWrittenIsRead() {
        var cell = new StringBuilder();
        SparseCells.add(cell, "a \"b\" \\ \u0007 é", 0.25);
        SparseCells.add(cell, "", -1e-300);
        var read = new LinkedHashMap<String, Double>();

        SparseCells.read(SparseCells.end(cell), read::put);

        assertThat(read).containsExactly(Map.entry("a \"b\" \\ \u0007 é", 0.25), Map.entry("", -1e-300));
    }

    @Test
    void aNameMayHaveAnyLength() {
        String name = "x".repeat(1_000_000);
        var cell = new StringBuilder();
        SparseCells.add(cell, name, 1);
        var read = new LinkedHashMap<String, Double>();

        SparseCells.read(SparseCells.end(cell), read::put);

        assertThat(read).containsOnlyKeys(name);
    }

    @Test
    void nothingIsAnEmptyObject() {
        assertThat(SparseCells.end(new StringBuilder())).isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", "[1]", "{\"a\":\"b\"}", "{\"a\":1", "{a:1}", "{\"a\":{}}", "free money"})
    void otherTextsAreRefused(String cell) {
        assertThatThrownBy(() -> SparseCells.read(cell, (name, value) -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected");
    }
}
