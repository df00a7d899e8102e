package io.labelwright.spi.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DictionaryTest {

    private static final List<String> TEXTS =
            List.of("", "a", "A", "é", "e\u0301", "\uD83D\uDE00", "a ", "\u0000", "ß", "x".repeat(5000));

    @Test
    void textsKeepTheirOrderAndAreFoundByteForByte() {
        Dictionary dictionary = Dictionary.of(TEXTS);

        assertThat(dictionary.size()).isEqualTo(TEXTS.size());
        for (int code = 0; code < TEXTS.size(); code++) {
            assertThat(dictionary.get(code)).isEqualTo(TEXTS.get(code));
            assertThat(dictionary.find(TEXTS.get(code))).isEqualTo(code);
        }
        assertThat(dictionary.find("b")).isEqualTo(-1);
        assertThat(Dictionary.empty().find("")).isEqualTo(-1);
    }

    @Test
    void allWaysToAddGiveTheSameCodes() {
        var random = new SplittableRandom(1);
        var builder = new Dictionary.Builder();
        Map<String, Integer> expected = new LinkedHashMap<>();
        Dictionary texts = Dictionary.of(TEXTS);
        for (int i = 0; i < 20_000; i++) {
            String text = i % 10 == 0 ? TEXTS.get(random.nextInt(TEXTS.size())) : "t" + random.nextInt(3000);
            int code = expected.computeIfAbsent(text, key -> expected.size());
            int other = texts.find(text);
            int added = switch (random.nextInt(3)) {
                case 0 -> builder.add(text);
                case 1 -> {
                    char[] chars = ("<" + text + ">").toCharArray();
                    yield builder.add(chars, 1, chars.length - 2);
                }
                default -> {
                    if (other >= 0) {
                        yield builder.add(texts, other);
                    }
                    byte[] utf8 = ("<" + text).getBytes(StandardCharsets.UTF_8);
                    yield builder.add(utf8, 1, utf8.length - 1);
                }
            };
            assertThat(added).isEqualTo(code);
        }

        Dictionary dictionary = builder.build();

        assertThat(dictionary).isEqualTo(Dictionary.of(new ArrayList<>(expected.keySet())));
        assertThat(dictionary).hasSameHashCodeAs(Dictionary.of(new ArrayList<>(expected.keySet())));
    }

    @Test
    void aBuilderGoesOnAfterBuildWithoutChangingWhatItBuilt() {
        var builder = new Dictionary.Builder();
        builder.add("a");
        Dictionary before = builder.build();
        builder.add("b");

        assertThat(before.size()).isEqualTo(1);
        assertThat(before.find("b")).isEqualTo(-1);
        assertThat(builder.build().find("b")).isEqualTo(1);
    }

    @Test
    void allTextsOfAnotherDictionaryAreFoundAtOnce() {
        var texts = IntStream.range(0, 5_000)
                .mapToObj(i -> i % 2 == 0 ? "i" + i : "a longer name of item " + i)
                .toList();
        var builder = new Dictionary.Builder();
        texts.subList(0, 3_000).forEach(builder::add);
        Dictionary other = Dictionary.of(texts.subList(1_000, 5_000));
        var codes = new int[other.size()];

        assertThat(builder.find(other, other.size(), codes)).isEqualTo(2_000);

        assertThat(codes).startsWith(1_000, 1_001).endsWith(-1, -1);
        for (int code = 0; code < other.size(); code++) {
            assertThat(codes[code]).isEqualTo(builder.build().find(other, code));
        }
        assertThat(builder.size()).isEqualTo(3_000);
    }

    @Test
    void orderIsPartOfEquality() {
        assertThat(Dictionary.of(List.of("a", "b"))).isNotEqualTo(Dictionary.of(List.of("b", "a")));
        assertThat(Dictionary.of(List.of("ab", ""))).isNotEqualTo(Dictionary.of(List.of("a", "b")));
    }

    @Test
    void repeatedTextsAreRefused() {
        assertThatThrownBy(() -> Dictionary.of(List.of("a", "a"))).isInstanceOf(IllegalArgumentException.class);
    }
}
