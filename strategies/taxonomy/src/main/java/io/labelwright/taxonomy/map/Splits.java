package io.labelwright.taxonomy.map;

import io.labelwright.spi.Inputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.expression.Condition;
import io.labelwright.spi.expression.Scope;
import io.labelwright.spi.kernel.ItemBlock;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Per class that is split and per item that has it somewhere, the class that it becomes. Conditions are asked for those
 * items only: one that fails on an item must not fail for a class that the item does not have.
 */
final class Splits {

    /** No case holds. */
    static final short NONE = -1;

    private final short[][] chosen;

    private Splits(short[][] chosen) {
        this.chosen = chosen;
    }

    /** What a class becomes for an item, a class index or {@link #NONE}. */
    int of(int split, int item) {
        return chosen[split][item];
    }

    private record Case(@Nullable Condition when, short to, int number) {}

    /**
     * Asks the conditions.
     *
     * @param needed per class that is split, the items that have it
     */
    static Splits of(TaxonomyMapConfig config, ClassMapping mapping, Inputs in, BitSet[] needed, StageContext context) {
        int size = in.items().size();
        var chosen = new short[mapping.splitClasses().size()][];
        if (chosen.length == 0) {
            return new Splits(chosen);
        }
        List<ColumnSpec> columns = in.items().columns();
        var cases = new ArrayList<List<Case>>();
        for (int s = 0; s < chosen.length; s++) {
            chosen[s] = new short[size];
            Arrays.fill(chosen[s], NONE);
            cases.add(cases(mapping.splitClasses().get(s), config, in, columns, context));
        }
        // Blocks hold different items, so each writes cells of its own.
        context.execution().map(in.items().blocks(), List::of, (int index, ItemBlock block, Rows[] rows) -> {
            context.checkCancelled();
            var fields = new ItemFields(columns, block.segment());
            for (int row = 0; row < block.items(); row++) {
                int item = block.firstItem() + row;
                for (int s = 0; s < chosen.length; s++) {
                    if (needed[s].get(item)) {
                        chosen[s][item] = choose(cases.get(s), fields.at(row), in, item, context.stage());
                    }
                }
            }
        });
        return new Splits(chosen);
    }

    private static List<Case> cases(
            String of, TaxonomyMapConfig config, Inputs in, List<ColumnSpec> columns, StageContext context) {
        var cases = new ArrayList<Case>();
        for (int i = 0; i < config.split().size(); i++) {
            SplitCase one = config.split().get(i);
            if (!one.from().equals(of)) {
                continue;
            }
            try {
                Condition condition =
                        one.when() == null ? null : context.expressions().condition(one.when(), columns, Scope.ITEM);
                cases.add(new Case(condition, (short) in.schema().find(one.to()), i));
            } catch (LabelingException e) {
                throw told(e, "stage '" + context.stage() + "', split[" + i + "]: ");
            }
        }
        return cases;
    }

    private static short choose(List<Case> cases, ItemFields fields, Inputs in, int item, String stage) {
        for (Case one : cases) {
            try {
                if (one.when() == null || one.when().test(fields)) {
                    return one.to();
                }
            } catch (LabelingException e) {
                throw told(
                        e,
                        "stage '" + stage + "', split[" + one.number() + "], item '"
                                + in.items().ids().get(item) + "': ");
            }
        }
        return NONE;
    }

    private static LabelingException told(LabelingException e, String where) {
        var told = new LabelingException(e.problems().stream()
                .map(problem -> new Problem(
                        problem.severity(), problem.code(), problem.place(), where + problem.message(), problem.hint()))
                .toList());
        told.initCause(e);
        return told;
    }
}
