package io.labelwright.review.people;

import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.people.PersonAnswer;
import io.labelwright.spi.people.Verdict;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Dictionary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The answers to a stage by item of its view, with the names of classes as the workflow spells them now. */
final class Answers {

    private final Map<Integer, List<PersonAnswer>> ofItem = new TreeMap<>();

    private Answers() {}

    /**
     * Sorts answers by item.
     *
     * @throws LabelingException when an answer names a class that there is no longer: it must not be lost
     */
    static Answers of(List<PersonAnswer> given, Inputs in, Outputs out) {
        var answers = new Answers();
        Dictionary ids = in.items().ids();
        int gone = 0;
        String firstGone = "";
        for (PersonAnswer answer : given) {
            int item = ids.find(answer.item());
            if (item < 0) {
                firstGone = gone++ == 0 ? answer.item() : firstGone;
                continue;
            }
            answers.ofItem.computeIfAbsent(item, missing -> new ArrayList<>()).add(known(answer, in));
        }
        if (gone > 0) {
            out.report(Problem.warning(
                    StandardError.UNKNOWN_ITEM,
                    null,
                    gone + (gone == 1 ? " answer is" : " answers are") + " about items that are not in view any more,"
                            + " the first about '" + firstGone + "'",
                    "they stay in the store and count again when the items are back"));
        }
        return answers;
    }

    private static PersonAnswer known(PersonAnswer answer, Inputs in) {
        String label = answer.label();
        if (label == null) {
            return answer;
        }
        int index = in.schema().find(label);
        if (index < 0) {
            throw new LabelingException(
                    StandardError.UNKNOWN_LABEL,
                    null,
                    "'" + answer.annotator() + "' answered '" + label + "' to item '" + answer.item()
                            + "', which is no class any more",
                    "if the class has another name now, keep the old one as an alias: {name: NEW, aliases: [\"" + label
                            + "\"]}");
        }
        return new PersonAnswer(
                answer.item(),
                answer.annotator(),
                answer.verdict(),
                in.schema().name(index),
                answer.note(),
                answer.time(),
                answer.guidelines());
    }

    /** The answers to an item, by annotator. */
    List<PersonAnswer> to(int item) {
        return ofItem.getOrDefault(item, List.of());
    }

    /** The answers but those to some items. */
    Answers without(IntPredicate items) {
        var others = new Answers();
        ofItem.forEach((item, answers) -> {
            if (!items.test(item)) {
                others.ofItem.put(item, answers);
            }
        });
        return others;
    }

    /** The answers by item, in the order of the view. */
    Map<Integer, List<PersonAnswer>> byItem() {
        return ofItem;
    }

    /** Whether somebody has answered an item; anybody when no one is named. */
    int countTo(int item, @Nullable String annotator) {
        return (int) to(item).stream()
                .filter(answer -> answer.verdict() != Verdict.ADJUDICATE)
                .filter(answer -> annotator == null || answer.annotator().equals(annotator))
                .count();
    }
}
