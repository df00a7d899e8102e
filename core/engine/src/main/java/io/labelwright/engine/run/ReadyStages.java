package io.labelwright.engine.run;

import io.labelwright.engine.plan.Plan;
import io.labelwright.engine.plan.PlannedStage;
import io.labelwright.engine.plan.TableFlow;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Which stage of a run can start next, in the order of the plan. A stage that can't start yet watches one of the stages
 * that it waits for, and is looked at again when that one is over; so all looking of a run costs as much as there are
 * edges between stages, and not stages times stages. Used by the thread of the run alone.
 */
final class ReadyStages {

    private static final int NONE = -1;

    private final Plan plan;
    private final RunState state;
    private final int[] ranks;
    /** Ranks of the stages to look at. */
    private final BitSet asked = new BitSet();
    /** Positions of the stages whose end others have to wait for; those that failed are never over. */
    private final BitSet blocking = new BitSet();
    /** Positions of the stages that were given out. */
    private final BitSet taken = new BitSet();
    /** Per position, the last stage that came to watch it, as its rank. */
    private final int[] lastWatcher;
    /** Per rank, the stage that came to watch the same one before. */
    private final int[] watcherBefore;

    private TableFlow flow;

    ReadyStages(Plan plan, RunState state) {
        this.plan = plan;
        this.state = state;
        this.ranks = plan.ranks();
        this.lastWatcher = new int[ranks.length];
        this.watcherBefore = new int[ranks.length];
        this.blocking.set(0, ranks.length);
        this.flow = state.flow();
        askAll();
    }

    /** Takes the first stage that can start; -1 when there is none. */
    int take() {
        TableFlow current = state.flow();
        if (current != flow) {
            // A stage was skipped or a round was begun: who waits for whom is no more the same.
            flow = current;
            askAll();
        }
        for (int rank = asked.nextSetBit(0); rank >= 0; rank = asked.nextSetBit(rank + 1)) {
            asked.clear(rank);
            int position = plan.order().get(rank);
            PlannedStage stage = plan.stages().get(position);
            if (taken.get(position) || !state.isOpen(stage)) {
                continue;
            }
            BitSet before = state.waitsFor(stage);
            before.and(blocking);
            if (before.isEmpty()) {
                taken.set(position);
                return position;
            }
            int watched = before.nextSetBit(0);
            watcherBefore[rank] = lastWatcher[watched];
            lastWatcher[watched] = rank;
        }
        return NONE;
    }

    /** A stage is over, and those that need it may start. */
    void done(PlannedStage stage) {
        int position = stage.index();
        blocking.clear(position);
        for (int rank = lastWatcher[position]; rank != NONE; rank = watcherBefore[rank]) {
            asked.set(rank);
        }
        lastWatcher[position] = NONE;
    }

    /** A loop has no more rounds. */
    void opened(int loop) {
        asked.set(ranks[loop]);
    }

    /** A stage that was over may run again. */
    void reopen(PlannedStage stage) {
        taken.clear(stage.index());
        asked.set(ranks[stage.index()]);
    }

    private void askAll() {
        asked.set(0, ranks.length);
        Arrays.fill(lastWatcher, NONE);
    }
}
