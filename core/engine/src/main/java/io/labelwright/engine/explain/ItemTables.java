package io.labelwright.engine.explain;

import io.labelwright.engine.store.Store;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Gives the rows about one item out of the tables of a store. Each table is read once, and only the item's rows are
 * kept. A table that is damaged or gone is noted as a loss and then has no rows.
 */
final class ItemTables {

    private final Store store;
    private final String item;
    private final Map<String, Table> rows = new HashMap<>();
    private final Map<String, Boolean> ids = new HashMap<>();
    private final Set<String> lost = new HashSet<>();
    private final List<Loss> losses = new ArrayList<>();

    ItemTables(Store store, String item) {
        this.store = store;
        this.item = item;
    }

    String item() {
        return item;
    }

    /** What could not be read so far. */
    List<Loss> losses() {
        return losses;
    }

    void lose(String stage, String what, String why) {
        if (lost.add(stage + "\n" + what)) {
            losses.add(new Loss(stage, what, why));
        }
    }

    /**
     * The rows of a table that are about the item; empty when it can't be read.
     *
     * @param stage who wrote it, to say so when it is lost
     * @param word its word
     */
    Optional<Table> rows(String stage, String word, String sha256) {
        Table known = rows.get(sha256);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Table> found = read(stage, "table " + word, sha256).map(table -> ItemRows.about(item, table));
        found.ifPresent(table -> rows.put(sha256, table));
        return found;
    }

    /** Some rows of a table that is not about items. */
    Optional<Table> picked(String stage, String word, String sha256, UnaryOperator<Table> pick) {
        return read(stage, "table " + word, sha256).map(pick);
    }

    /** Whether the item is in a list of ids; empty when the list can't be read. */
    Optional<Boolean> isListed(String stage, String sha256) {
        Boolean known = ids.get(sha256);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Boolean> found = list(stage, sha256).map(dictionary -> dictionary.find(item) >= 0);
        found.ifPresent(listed -> ids.put(sha256, listed));
        return found;
    }

    /** A list of ids; empty when it can't be read. */
    Optional<Dictionary> list(String stage, String sha256) {
        return read(stage, "list of item ids", sha256).map(table -> table.dictionary(0));
    }

    private Optional<Table> read(String stage, String what, String sha256) {
        boolean there = store.has(sha256);
        try {
            Optional<Table> table = store.get(sha256);
            if (table.isEmpty()) {
                lose(
                        stage,
                        what,
                        there ? "it was damaged in the store and is set aside" : "it is no longer in the store");
            }
            return table;
        } catch (LabelingException e) {
            lose(stage, what, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
