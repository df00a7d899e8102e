package io.labelwright.select.choice;

import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.kernel.Selection;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Rows;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;

/**
 * Chooses as many items as the budget allows, those with the smallest score first, and writes the queue. Items of equal
 * score come in an order that is drawn for each item from the seed and its id, so that the order of a file, which often
 * means something, has no say.
 */
public final class Choice {

    private static final int RANK = TableKind.QUEUE.column("rank");
    private static final int SCORE = TableKind.QUEUE.column("score");
    private static final int REASON = TableKind.QUEUE.column("reason");
    private static final int ACTION = TableKind.QUEUE.column("action");
    /** With {@code diversify}, so many times as many items as are chosen may be. */
    private static final int CANDIDATES = 10;

    private final Inputs in;
    private final Outputs out;
    private final StageContext context;
    private final OpenItems open;

    /** A choice for one stage. */
    public Choice(Inputs in, Outputs out, StageContext context) {
        this.in = in;
        this.out = out;
        this.context = context;
        this.open = OpenItems.of(in, context);
    }

    /** The items that may be chosen. */
    public OpenItems open() {
        return open;
    }

    /**
     * Chooses and writes.
     *
     * @param score gives the score of an item, by its index
     * @param shown whether the score says something to a reader of the queue
     * @param reason says why an item was chosen, by its index
     */
    public void write(SelectOptions options, IntToDoubleFunction score, boolean shown, IntFunction<String> reason) {
        SeededRandom random = SeededRandom.of(context.seed()).stream("order");
        Dictionary ids = in.items().ids();
        int most = Math.min(open.count(), options.most(open.asked()));
        int candidates = options.diversify() ? (int) Math.min(open.count(), (long) most * CANDIDATES) : most;
        Selection first = context.execution().select(open.blocks(), candidates, (block, into) -> {
            for (int item = block.from(); item < block.to(); item++) {
                if (open.isOpen(item)) {
                    into.offer(item, score.applyAsDouble(item), random.bits(SeededRandom.key(ids.get(item)), 0));
                }
            }
        });
        Distinct chosen = options.diversify()
                ? Distinct.of(first, most, options.features(), in, out, context)
                : Distinct.all(first);
        // With ids of its own: the view's dictionary may be a million times as long as the queue.
        var queue = new TableBuilder(TableKind.QUEUE);
        for (int place = 0; place < chosen.size(); place++) {
            int item = first.item(chosen.place(place));
            Rows row = queue.text(0, ids.get(item)).integer(RANK, place + 1L);
            if (shown) {
                row.number(SCORE, first.score(chosen.place(place)));
            }
            row.text(REASON, reason.apply(item) + chosen.reason(place))
                    .text(ACTION, "label")
                    .end();
        }
        out.write(queue.build());
        out.fact("open_items", open.count());
        out.fact("asked_before", open.asked());
        tell(options);
    }

    private void tell(SelectOptions options) {
        if (in.items().size() > 0 && open.count() == 0) {
            out.report(Problem.warning(
                    StandardError.EMPTY_DATA,
                    null,
                    "no item is left to choose: people have labelled, or were asked about, each of them",
                    null));
        } else if (options.budget() > 0 && open.count() > 0 && options.most(open.asked()) == 0) {
            out.report(Problem.warning(
                    StandardError.EMPTY_DATA,
                    null,
                    "nothing was chosen: the budget of " + options.budget() + " is used up by " + open.asked()
                            + " items that people were asked about before",
                    "raise budget to go on"));
        }
    }
}
