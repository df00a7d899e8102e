package io.labelwright.remote.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.Task;
import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ClassCodesTest {

    private static LabelSchema classes(int count) {
        return new LabelSchema(
                Task.CLASSIFICATION,
                IntStream.range(0, count)
                        .mapToObj(k -> LabelClass.of("class " + k))
                        .toList(),
                null);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 20, 21, 399, 400, 401, 8000})
    void codesDifferAndAreFound(int count) {
        for (long seed = 0; seed < 5; seed++) {
            ClassCodes codes = ClassCodes.random(classes(count), seed);

            assertThat(new HashSet<>(codes.codes()))
                    .hasSize(count)
                    .allMatch(code -> code.matches("[B-DF-HJ-NP-TV-XZ]{3}"));
            for (int k = 0; k < count; k++) {
                assertThat(codes.find(codes.code(k))).isEqualTo(k);
            }
            assertThat(codes.find("class 0")).isEqualTo(-1);
        }
    }

    @Test
    void upToTwentyClassesDifferInTheirFirstLetters() {
        for (long seed = 0; seed < 50; seed++) {
            assertThat(ClassCodes.random(classes(20), seed).codes().stream().map(code -> code.charAt(0)))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void codesAreThoseOfTheSeed() {
        assertThat(ClassCodes.random(classes(5), 1).codes())
                .isEqualTo(ClassCodes.random(classes(5), 1).codes())
                .isNotEqualTo(ClassCodes.random(classes(5), 2).codes());
        // Over many seeds a class has every letter.
        assertThat(IntStream.range(0, 500)
                        .mapToObj(seed ->
                                ClassCodes.random(classes(2), seed).code(0).charAt(0))
                        .distinct())
                .hasSize(20);
    }

    @Test
    void namesAreTheClassesThemselves() {
        assertThat(ClassCodes.names(classes(2)).codes()).containsExactly("class 0", "class 1");
    }

    @Test
    void moreClassesThanCodesAreRefused() {
        assertThatThrownBy(() -> ClassCodes.random(classes(8001), 0)).hasMessageContaining("8001 classes");
    }
}
