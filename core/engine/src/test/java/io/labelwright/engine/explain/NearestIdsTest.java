package io.labelwright.engine.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.spi.table.Dictionary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NearestIdsTest {

    private static List<String> near(String wanted, String... ids) {
        return new NearestIds(wanted).look(Dictionary.of(List.of(ids))).ids();
    }

    @Test
    void idsWithTheFewestSlipsComeFirst() {
        assertThat(near("item-12", "item-34", "item-1", "item-12x", "ITEM-12", "thing"))
                .startsWith("ITEM-12");
        assertThat(near("item-12", "item-99", "item-1", "item-129")).containsExactly("item-1", "item-129", "item-99");
    }

    @Test
    void whatIsTooFarIsNotNamed() {
        assertThat(near("item-12", "message-12", "x", "")).isEmpty();
        assertThat(near("", "a")).isEmpty();
        assertThat(near("1", "2", "12")).containsExactly("12");
        assertThat(near("a".repeat(300), "a".repeat(299))).isEmpty();
    }

    @Test
    void severalListsAreLookedAtAsOne() {
        var nearest = new NearestIds("abcd");
        nearest.look(Dictionary.of(List.of("abce", "abxx"))).look(Dictionary.of(List.of("abcde", "abce")));

        assertThat(nearest.ids()).containsExactly("abce", "abcde");
    }

    @Test
    void theBandGivesWhatAllCellsGive() {
        var random = new Random(5);
        for (int round = 0; round < 200; round++) {
            Set<String> ids = new LinkedHashSet<>();
            while (ids.size() < 30) {
                ids.add(word(random));
            }
            String wanted = word(random);
            int allowed = Math.min(3, Math.max(1, wanted.length() / 3));
            var expected = new ArrayList<>(ids);
            expected.removeIf(id -> distance(id, wanted) > allowed);
            expected.sort(Comparator.comparingInt(id -> distance(id, wanted)));

            assertThat(near(wanted, ids.toArray(String[]::new)))
                    .as("round %d, %s in %s", round, wanted, ids)
                    .isEqualTo(expected.subList(0, Math.min(5, expected.size())));
        }
    }

    private static String word(Random random) {
        var word = new StringBuilder();
        for (int i = 3 + random.nextInt(7); i > 0; i--) {
            word.append((char) ('a' + random.nextInt(2)));
        }
        return word.toString();
    }

    private static int distance(String a, String b) {
        var cells = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cells[i][j] = i == 0 || j == 0
                        ? i + j
                        : Math.min(
                                Math.min(cells[i - 1][j], cells[i][j - 1]) + 1,
                                cells[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1));
            }
        }
        return cells[a.length()][b.length()];
    }
}
