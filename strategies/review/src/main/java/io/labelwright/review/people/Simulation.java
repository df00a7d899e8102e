package io.labelwright.review.people;

import io.labelwright.spi.Inputs;
import io.labelwright.spi.kernel.ItemBlock;
import io.labelwright.spi.label.ItemLabels;
import io.labelwright.spi.people.PersonAnswer;
import io.labelwright.spi.people.Verdict;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.TableKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person who answers what a column of the data says, for experiments. An empty cell is a question that is skipped.
 */
final class Simulation {

    private static final String ANNOTATOR = "simulated";
    private static final String GOLD = TableKind.GOLD.word();

    private final Inputs in;
    private final String from;

    Simulation(Inputs in, String from) {
        this.in = in;
        this.from = from;
    }

    List<PersonAnswer> answers(List<Tasks.Question> questions) {
        Map<Integer, String> truth = from.equals(GOLD) ? gold() : field();
        var answers = new ArrayList<PersonAnswer>();
        Set<Integer> seen = new HashSet<>();
        Dictionary ids = in.items().ids();
        for (Tasks.Question question : questions) {
            if (seen.add(question.item())) {
                String label = truth.get(question.item());
                answers.add(new PersonAnswer(
                        ids.get(question.item()),
                        ANNOTATOR,
                        label == null ? Verdict.SKIP : Verdict.ANSWER,
                        label,
                        null,
                        Instant.EPOCH,
                        in.schema().guidelines()));
            }
        }
        return answers;
    }

    private Map<Integer, String> gold() {
        if (in.writer(TableKind.GOLD).isEmpty()) {
            throw new LabelingException(
                    StandardError.NOT_ALLOWED,
                    null,
                    "simulate_from: gold, but no gold is in view",
                    "import it with gold: {item, label} and add that stage to needs");
        }
        ItemLabels gold = in.gold();
        Map<Integer, String> truth = new HashMap<>();
        for (int item = 0; item < gold.size(); item++) {
            if (gold.label(item) >= 0) {
                truth.put(item, in.schema().name(gold.label(item)));
            }
        }
        return truth;
    }

    private Map<Integer, String> field() {
        List<ColumnSpec> columns = in.items().columns();
        int at = -1;
        for (int c = 1; c < columns.size(); c++) {
            at = columns.get(c).name().equals(from) ? c : at;
        }
        if (at < 0) {
            throw new LabelingException(
                    StandardError.UNKNOWN_COLUMN,
                    null,
                    "simulate_from: items have no field '" + from + "'",
                    "name a field that holds the answers, or gold");
        }
        Map<Integer, String> truth = new HashMap<>();
        for (ItemBlock block : in.items().blocks()) {
            for (int row = 0; row < block.items(); row++) {
                @Nullable String label = Tasks.text(block.segment().column(at), row);
                if (label != null && !label.isEmpty()) {
                    truth.put(block.firstItem() + row, label);
                }
            }
        }
        return truth;
    }
}
