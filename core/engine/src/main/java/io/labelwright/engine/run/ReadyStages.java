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
    /** Per rank, the position of the stage that it watches. */
    private final int[] watched;
    /** Per position, the rank of the stage that came last to watch it. */
    private final int[] lastWatcher;
    /** Per rank, who came before it and after it to watch the same stage. */
    private final int[] watcherBefore;

    private final int[] watcherAfter;

    private int rewired;

    ReadyStages(Plan plan, RunState state) {
        this.plan = plan;
        this.state = state;
        this.ranks = plan.ranks();
        this.watched = new int[ranks.length];
        this.lastWatcher = new int[ranks.length];
        this.watcherBefore = new int[ranks.length];
        this.watcherAfter = new int[ranks.length];
        this.blocking.set(0, ranks.length);
        this.rewired = state.rewired();
        askAll();
    }

    /** Takes the first stage that can start; -1 when there is none. */
    int take() {
        if (rewired != state.rewired()) {
            // A round was begun: who waits for whom is no more the same.
            rewired = state.rewired();
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
            watch(rank, before.nextSetBit(0));
        }
        return NONE;
    }

    private void watch(int rank, int position) {
        unwatch(rank);
        watched[rank] = position;
        watcherAfter[rank] = NONE;
        watcherBefore[rank] = lastWatcher[position];
        if (lastWatcher[position] != NONE) {
            watcherAfter[lastWatcher[position]] = rank;
        }
        lastWatcher[position] = rank;
    }

    private void unwatch(int rank) {
        int position = watched[rank];
        if (position == NONE) {
            return;
        }
        watched[rank] = NONE;
        if (watcherAfter[rank] == NONE) {
            lastWatcher[position] = watcherBefore[rank];
        } else {
            watcherBefore[watcherAfter[rank]] = watcherBefore[rank];
        }
        if (watcherBefore[rank] != NONE) {
            watcherAfter[watcherBefore[rank]] = watcherAfter[rank];
        }
    }

    /** A stage is over, and those that need it may start. */
    void done(PlannedStage stage) {
        int position = stage.index();
        blocking.clear(position);
        for (int rank = lastWatcher[position]; rank != NONE; rank = lastWatcher[position]) {
            unwatch(rank);
            asked.set(rank);
        }
    }

    /** A stage was skipped: those behind it see what it would have replaced, and so wait for others. */
    void skipped(PlannedStage stage) {
        done(stage);
        TableFlow flow = state.flow();
        for (int position = 0; position < ranks.length; position++) {
            if (!taken.get(position) && flow.needs(position, stage.index())) {
                asked.set(ranks[position]);
            }
        }
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
        Arrays.fill(watched, NONE);
    }
}
