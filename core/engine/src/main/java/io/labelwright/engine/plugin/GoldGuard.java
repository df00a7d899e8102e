package io.labelwright.engine.plugin;

import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.TableKind;
import java.util.Optional;
import java.util.Set;

/** Keeps gold out of sight: only some families may read it, and consensus only where the workflow says so. */
final class GoldGuard {

    private static final Set<String> READERS = Set.of("evaluate", "split", "taxonomy", "review");
    private static final String GOLD = TableKind.GOLD.word();

    private GoldGuard() {}

    static Optional<Problem> problem(StrategyDescriptor strategy) {
        return strategy.reads().stream()
                .filter(read -> mayReachGold(strategy, read) && !allowed(strategy, read))
                .findFirst()
                .map(read -> Problem.error(
                        StandardError.PLUGIN_BROKEN,
                        Place.of(strategy.origin().jar()),
                        "strategy " + strategy.id() + " reads the table gold"
                                + (read.from().isEmpty() ? "" : " by its key '" + read.from() + "'")
                                + ", which the family " + strategy.family() + " must not see",
                        "gold is read by evaluate, split, taxonomy and review; by consensus with"
                                + " @Reads(value = TableKind.GOLD, when = \"gold\") and a key gold that is false by"
                                + " default"));
    }

    private static boolean mayReachGold(StrategyDescriptor strategy, TableRead read) {
        if (read.from().isEmpty()) {
            return read.table() == TableKind.GOLD;
        }
        return strategy.key(read.from())
                .map(key -> key.type().kind() != ValueType.Kind.WORD
                        || key.type().words().contains(GOLD))
                .orElse(true);
    }

    private static boolean allowed(StrategyDescriptor strategy, TableRead read) {
        if (READERS.contains(strategy.family())) {
            return true;
        }
        if (strategy.kind() == StrategyDescriptor.Kind.SINK) {
            // The author of the workflow writes `table: gold`, and the rows leave the workflow.
            return !read.from().isEmpty();
        }
        return strategy.family().equals("consensus") && read.when().equals(GOLD) && goldIsOffByDefault(strategy);
    }

    private static boolean goldIsOffByDefault(StrategyDescriptor strategy) {
        return strategy.key(GOLD)
                .filter(key -> key.type().kind() == ValueType.Kind.BOOLEAN)
                .filter(key -> key.byDefault() == null || key.byDefault().equals("false"))
                .isPresent();
    }
}
