package io.labelwright.engine.people;

import io.labelwright.engine.store.Store;
import io.labelwright.engine.store.database.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answers of one workflow as one run sees them. Read from the store when they are first asked for, so that a stage
 * that is computed twice in a run sees the same ones, and again only when told to.
 */
public final class AnswerBook {

    private final Store store;
    private final String workflow;
    private final Map<String, StageAnswers> ofStage = new HashMap<>();
    private @Nullable List<Answer> log;

    /** The answers of a workflow. */
    public AnswerBook(Store store, String workflow) {
        this.store = store;
        this.workflow = workflow;
    }

    /** The answers to a stage. */
    public synchronized StageAnswers of(String stage) {
        List<Answer> read = log;
        if (read == null) {
            read = store.answers().read(workflow);
            log = read;
        }
        List<Answer> answers = read;
        return ofStage.computeIfAbsent(stage, missing -> StageAnswers.of(answers, stage));
    }

    /** Whether answers have come since they were read; then they are read anew when they are next asked for. */
    public synchronized boolean refresh() {
        if (log != null && store.answers().entries(workflow) == log.size()) {
            return false;
        }
        log = null;
        ofStage.clear();
        return true;
    }
}
