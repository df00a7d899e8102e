package io.labelwright.engine.people;

import io.labelwright.spi.people.People;
import io.labelwright.spi.people.PersonAnswer;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a stage that asks people is given, and what it asks. */
public final class AskedPeople implements People {

    private final String stage;
    private final StageAnswers answers;
    private @Nullable Table tasks;

    /** The people of one stage. */
    public AskedPeople(String stage, StageAnswers answers) {
        this.stage = stage;
        this.answers = answers;
    }

    @Override
    public List<PersonAnswer> answers() {
        return answers.all();
    }

    @Override
    public void ask(Table asked) {
        if (tasks != null || asked.kind() != TableKind.QUEUE || asked.find(NEEDED) < 0) {
            throw new LabelingException(
                    StandardError.PLUGIN_CONTRACT,
                    "stage '" + stage + "' asks people by a table that is no queue with the column " + NEEDED
                            + ", or asks twice");
        }
        tasks = asked;
    }

    /** How many answers were there. */
    public int answered() {
        return answers.count();
    }

    /** What is left to ask; null for nothing. */
    public @Nullable Table tasks() {
        Table asked = tasks;
        return asked == null || asked.rows() == 0 ? null : asked;
    }
}
