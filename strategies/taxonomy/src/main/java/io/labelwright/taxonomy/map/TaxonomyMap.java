package io.labelwright.taxonomy.map;

import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Says the same in other classes. First it is found which items have a class that is split, then the conditions are
 * asked for those, then each table is written anew. Nothing that a person said is lost: a label whose class is dropped
 * is unresolved with that reason, an answer is skipped, and the old class stays beside the new one. A class that
 * nothing is said about fails the stage. Cost: linear in rows, and one condition per item and case.
 */
final class TaxonomyMap implements Strategy {

    private static final List<TableKind> KINDS =
            List.of(TableKind.ANNOTATIONS, TableKind.LABELS, TableKind.PREDICTIONS, TableKind.GOLD);

    private final TaxonomyMapConfig config;

    TaxonomyMap(TaxonomyMapConfig config) {
        this.config = config;
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) {
        var tables = new ArrayList<Table>();
        for (TableKind kind : KINDS) {
            boolean written = !in.writer(kind).isEmpty();
            Table table = written || kind.additive() ? in.table(kind) : Table.empty(kind);
            if (written || table.rows() > 0) {
                tables.add(table);
            }
        }
        var mapping = new ClassMapping(in.schema(), config);
        var needed = new BitSet[mapping.splitClasses().size()];
        for (int s = 0; s < needed.length; s++) {
            needed[s] = new BitSet();
        }
        tables.forEach(table -> new ClassesOf(table, mapping, in.items().ids()).markSplit(needed));
        Splits splits = Splits.of(config, mapping, in, needed, context);
        var unmapped = new UnmappedClasses(context.stage());
        for (Table table : tables) {
            context.checkCancelled();
            var translation = new TableTranslation(
                    new ClassesOf(table, mapping, in.items().ids()), mapping, splits, in, unmapped, context);
            Table translated = translation.translate(out);
            if (unmapped.isEmpty()) {
                out.write(translated);
            }
            translation.facts(out);
        }
        unmapped.fail();
    }
}
