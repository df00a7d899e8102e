package io.labelwright.spi.people;

import io.labelwright.spi.table.Table;
import java.util.List;

/**
 * The people that a stage asks. A stage is done when it leaves no question open. As long as it does, the run goes on
 * without it and without what needs it, and ends as waiting; the tables that the stage wrote are not used. With the
 * answers that have come meanwhile the next run starts the stage again. The answers are part of the stage's key: the
 * same answers give the same tables, and new ones run the stage and what depends on it, no more.
 */
public interface People {

    /**
     * A column of {@code annotations}, true in rows that answer a question of a stage; {@code select/*} looks at it.
     */
    String ASKED = "_asked";

    /**
     * A column of {@code annotations}: in rows that answer a hidden question the known truth, missing in others. Such a
     * row measures its annotator and is no vote: no stage sees it, only who asks for the history of the item.
     */
    String GOLD = "_gold";

    /** A column of the table of tasks: how many answers a task needs, those that are there among them. */
    String NEEDED = "_needed";

    /**
     * The answers to this stage so far, the last one of each person to each item, in the order of item ids, then names
     * of annotators.
     */
    List<PersonAnswer> answers();

    /**
     * Says what is left to ask: a table of kind {@code queue} with a row per task, which may carry columns of its own
     * for people to see. At most once; no rows: nothing is left.
     *
     * @param tasks with the column {@link #NEEDED}
     */
    void ask(Table tasks);
}
