package io.labelwright.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.spi.table.TableKind;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TableFlowTest {

    private static FlowStage given(String id, Set<Integer> needs, TableKind... writes) {
        return new FlowStage(id, needs, true, Set.of(writes), Map.of());
    }

    private static FlowStage computed(String id, Set<Integer> needs, TableKind... writes) {
        return new FlowStage(id, needs, false, Set.of(writes), Map.of());
    }

    private static TableFlow flow(FlowStage... stages) {
        return new TableFlow(
                List.of(stages), IntStream.range(0, stages.length).boxed().toList(), Set.of());
    }

    @Test
    void laterStageOnThePathReplacesASingleTable() {
        var flow = flow(
                given("answers", Set.of(), TableKind.ANNOTATIONS),
                computed("a", Set.of(0), TableKind.LABELS),
                computed("b", Set.of(1), TableKind.LABELS),
                computed("out", Set.of(2)));

        assertThat(flow.writers(3, TableKind.LABELS)).containsExactly(2);
        assertThat(flow.rivals(3, TableKind.LABELS)).isEmpty();
    }

    @Test
    void branchesThatBothWroteASingleTableAreRivals() {
        var flow = flow(
                given("answers", Set.of(), TableKind.ANNOTATIONS),
                computed("a", Set.of(0), TableKind.LABELS),
                computed("b", Set.of(0), TableKind.LABELS),
                computed("out", Set.of(1, 2)));

        assertThat(flow.rivals(3, TableKind.LABELS)).containsExactly(1, 2);
    }

    @Test
    void fromChoosesAmongRivals() {
        var flow = flow(
                given("answers", Set.of(), TableKind.ANNOTATIONS),
                computed("a", Set.of(0), TableKind.LABELS),
                computed("b", Set.of(0), TableKind.LABELS),
                new FlowStage("out", Set.of(1, 2), false, Set.of(), Map.of(TableKind.LABELS, 1)));

        assertThat(flow.rivals(3, TableKind.LABELS)).isEmpty();
        assertThat(flow.writers(3, TableKind.LABELS)).containsExactly(1);
    }

    @Test
    void whatOneBranchReplacedDoesNotComeBackThroughTheOther() {
        var flow = flow(
                given("answers", Set.of(), TableKind.ANNOTATIONS),
                computed("first", Set.of(0), TableKind.LABELS),
                computed("second", Set.of(1), TableKind.LABELS),
                computed("other", Set.of(1), TableKind.SUSPECTS),
                computed("out", Set.of(2, 3)));

        assertThat(flow.writers(4, TableKind.LABELS)).containsExactly(2);
        assertThat(flow.rivals(4, TableKind.LABELS)).isEmpty();
    }

    @Test
    void givenLabelsStandAboveComputedOnesThatDidNotSeeThem() {
        var flow = flow(
                given("answers", Set.of(), TableKind.ANNOTATIONS),
                given("hand", Set.of(), TableKind.LABELS),
                computed("agreed", Set.of(0), TableKind.LABELS),
                computed("out", Set.of(1, 2)));

        assertThat(flow.writers(3, TableKind.LABELS)).containsExactly(2, 1);
        assertThat(flow.rivals(3, TableKind.LABELS)).isEmpty();
    }

    @Test
    void givenLabelsThatWereSeenAreKeptByTheStageThatSawThem() {
        var flow = flow(
                given("hand", Set.of(), TableKind.LABELS),
                computed("agreed", Set.of(0), TableKind.LABELS),
                computed("out", Set.of(0, 1)));

        assertThat(flow.writers(2, TableKind.LABELS)).containsExactly(1);
    }

    @Test
    void additiveTablesComeFromAllWritersOnce() {
        var flow = flow(
                given("messages", Set.of(), TableKind.ITEMS),
                given("a", Set.of(0), TableKind.ANNOTATIONS),
                given("b", Set.of(0), TableKind.ANNOTATIONS),
                computed("agreed", Set.of(1, 2), TableKind.LABELS));

        assertThat(flow.writers(3, TableKind.ANNOTATIONS)).containsExactly(1, 2);
        assertThat(flow.itemSources(3)).containsExactly(0);
        assertThat(flow.closed(3)).isTrue();
    }

    @Test
    void withoutItemsEveryImportNamesThem() {
        var flow = flow(
                given("a", Set.of(), TableKind.ANNOTATIONS),
                given("b", Set.of(), TableKind.LABELS),
                computed("agreed", Set.of(0, 1), TableKind.LABELS));

        assertThat(flow.itemSources(2)).containsExactly(0, 1);
        assertThat(flow.closed(2)).isFalse();
    }

    @Test
    void skippedStagePassesItsViewOn() {
        var stages = List.of(
                given("answers", Set.of(), TableKind.ANNOTATIONS),
                computed("a", Set.of(0), TableKind.LABELS),
                computed("b", Set.of(1), TableKind.LABELS),
                computed("out", Set.of(2)));

        var flow = new TableFlow(stages, List.of(0, 1, 2, 3), Set.of(2));

        assertThat(flow.writers(3, TableKind.LABELS)).containsExactly(1);
    }

    /** A stage of the loop whose own position is 9. */
    private static FlowStage ofRound(int round, String inner, int carried, Set<Integer> needs, TableKind... writes) {
        return new FlowStage(
                "loop/" + round + "/" + inner,
                needs,
                false,
                Set.of(writes),
                Set.of(),
                Map.of(),
                carried,
                new LoopPlace(9, "loop", round, inner),
                inner.equals("people"));
    }

    @Test
    void aRoundSeesThreeTablesOfTheRoundBeforeAndAllThatTheLoopNeeds() {
        var flow = flow(
                given("answers", Set.of(), TableKind.ANNOTATIONS, TableKind.GOLD),
                computed("start", Set.of(0)),
                ofRound(1, "agreed", -1, Set.of(1), TableKind.LABELS, TableKind.CONFUSION),
                ofRound(1, "quality", -1, Set.of(2), TableKind.METRICS, TableKind.PREDICTIONS),
                computed("end", Set.of(3)),
                ofRound(2, "agreed", 4, Set.of(1), TableKind.LABELS, TableKind.CONFUSION));

        assertThat(flow.writers(5, TableKind.GOLD)).containsExactly(0);
        assertThat(flow.writers(5, TableKind.LABELS)).containsExactly(2);
        assertThat(flow.writers(5, TableKind.PREDICTIONS)).containsExactly(3);
        assertThat(flow.writers(5, TableKind.METRICS)).isEmpty();
        assertThat(flow.writers(5, TableKind.CONFUSION)).isEmpty();
        assertThat(flow.ancestors(5)).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void aStageTakesThePlaceOfItselfAndAnswersOfPeopleAddUp() {
        var flow = flow(
                given("answers", Set.of(), TableKind.ANNOTATIONS),
                computed("start", Set.of(0)),
                ofRound(1, "rules", -1, Set.of(1), TableKind.ANNOTATIONS),
                ofRound(1, "people", -1, Set.of(2), TableKind.ANNOTATIONS),
                computed("end", Set.of(3)),
                ofRound(2, "before", 4, Set.of(1)),
                ofRound(2, "rules", -1, Set.of(5), TableKind.ANNOTATIONS),
                ofRound(2, "people", -1, Set.of(6), TableKind.ANNOTATIONS),
                ofRound(2, "other", 4, Set.of(1)),
                computed("end", Set.of(7, 8)));

        // Until rules have their turn again, those of the first round count.
        assertThat(flow.writers(6, TableKind.ANNOTATIONS)).containsExactly(0, 2, 3);
        assertThat(flow.writers(7, TableKind.ANNOTATIONS)).containsExactly(0, 3, 6);
        // And a branch that did not see them brings the old ones not back.
        assertThat(flow.writers(9, TableKind.ANNOTATIONS)).containsExactly(0, 3, 6, 7);
    }

    @Test
    void aTableThatReplacesHidesWhatItReadAlsoWhereBranchesMeet() {
        FlowStage map = new FlowStage(
                "map",
                Set.of(0),
                false,
                Set.of(TableKind.ANNOTATIONS, TableKind.GOLD),
                Set.of(TableKind.ANNOTATIONS, TableKind.GOLD),
                Map.of(),
                -1,
                null,
                false);
        var stages = List.of(
                new FlowStage("old", Set.of(), true, Set.of(TableKind.ANNOTATIONS), Map.of()),
                new FlowStage("other", Set.of(), true, Set.of(TableKind.ANNOTATIONS), Map.of()),
                map,
                new FlowStage("out", Set.of(0, 1, 2), false, Set.of(), Map.of()));
        var flow = new TableFlow(stages, List.of(0, 1, 2, 3), Set.of());

        assertThat(flow.writers(2, TableKind.ANNOTATIONS)).containsExactly(0);
        assertThat(flow.writers(3, TableKind.ANNOTATIONS)).containsExactly(1, 2);
        assertThat(flow.writers(3, TableKind.GOLD))
                .as("it saw no gold, so it has none to replace")
                .isEmpty();

        var skipped = new TableFlow(stages, List.of(0, 1, 2, 3), Set.of(2));
        assertThat(skipped.writers(3, TableKind.ANNOTATIONS)).containsExactly(0, 1);
    }

    @Test
    void aStageLooksOnlyAtWhatItNeedsItselfHoweverLongTheChain() {
        var asked = new AtomicLong();
        var stages = new ArrayList<FlowStage>();
        int size = 2_000;
        for (int i = 0; i < size; i++) {
            stages.add(new FlowStage(
                    "s" + i,
                    i == 0 ? Set.of() : counted(Set.of(i - 1), asked),
                    i == 0,
                    counted(Set.of(TableKind.LABELS, TableKind.METRICS), asked),
                    Map.of()));
        }
        var flow = new TableFlow(stages, IntStream.range(0, size).boxed().toList(), Set.of());

        assertThat(flow.writers(size - 1, TableKind.LABELS)).containsExactly(size - 2);
        assertThat(flow.writers(size - 1, TableKind.METRICS)).hasSize(size - 1);
        assertThat(asked.get()).isLessThanOrEqualTo(2L * size);
    }

    /** A set that counts how often it is gone through. */
    private static <E> Set<E> counted(Set<E> set, AtomicLong asked) {
        return new AbstractSet<>() {
            @Override
            public Iterator<E> iterator() {
                asked.incrementAndGet();
                return set.iterator();
            }

            @Override
            public int size() {
                return set.size();
            }
        };
    }

    @Test
    void skippingOneMoreIsTheSameAsSkippingAllAtOnce() {
        var random = new Random(5);
        for (int round = 0; round < 300; round++) {
            int size = 2 + random.nextInt(20);
            var stages = new ArrayList<FlowStage>();
            for (int i = 0; i < size; i++) {
                int own = i;
                Set<Integer> needs = IntStream.range(0, i)
                        .filter(j -> random.nextInt(own) < 2)
                        .boxed()
                        .collect(Collectors.toSet());
                TableKind kind = TableKind.values()[random.nextInt(TableKind.values().length)];
                stages.add(random.nextInt(4) == 0 ? given("s" + i, needs, kind) : computed("s" + i, needs, kind));
            }
            List<Integer> order = IntStream.range(0, size).boxed().toList();
            var flow = new TableFlow(stages, order, Set.of());
            Set<Integer> skipped = new HashSet<>();
            for (int i = 0; i < 4; i++) {
                int one = random.nextInt(size);
                skipped.add(one);
                flow = flow.skipping(one);
            }
            var anew = new TableFlow(stages, order, skipped);
            for (int stage = 0; stage < size; stage++) {
                for (TableKind kind : TableKind.values()) {
                    assertThat(flow.writers(stage, kind)).isEqualTo(anew.writers(stage, kind));
                    assertThat(flow.writes(stage, kind)).isEqualTo(anew.writes(stage, kind));
                }
                assertThat(flow.itemSources(stage)).isEqualTo(anew.itemSources(stage));
                assertThat(flow.closed(stage)).isEqualTo(anew.closed(stage));
            }
        }
    }
}
