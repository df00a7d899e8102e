package io.labelwright.review.people;

import io.labelwright.math.random.SeededRandom;
import io.labelwright.review.people.Tasks.Question;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.label.ItemLabels;
import io.labelwright.spi.people.Verdict;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Dictionary;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Questions whose answer is known, put among the others. They are drawn by a hash of seed, stage and item from the
 * items with gold that are not asked about anyway and nobody was asked about before; who has tasks of their own gets
 * hidden ones of their own. The others keep their order, the places between them are drawn as well, and ranks are given
 * anew. So nothing tells them apart, and the same inputs hide the same questions.
 *
 * <p>An answer to an item with gold that is not among the questions is one to a hidden question, whether it is drawn
 * now or was when it was asked: it never becomes a label.
 */
final class HiddenQuestions {

    private final ItemLabels gold;
    private final Inputs in;
    private final BitSet asked = new BitSet();
    private final List<Question> mixed;

    private HiddenQuestions(Inputs in, ItemLabels gold, List<Question> questions) {
        this.in = in;
        this.gold = gold;
        this.mixed = questions;
        questions.forEach(question -> asked.set(question.item()));
    }

    /** No question is hidden. */
    static HiddenQuestions none(Inputs in, List<Question> questions) {
        return new HiddenQuestions(in, ItemLabels.none(in.items().size()), questions);
    }

    /**
     * Hides questions among others.
     *
     * @param questions what is asked anyway
     * @param share of all questions, above 0 and below 1; rounded up
     */
    static HiddenQuestions among(
            List<Question> questions, double share, Inputs in, Current current, long seed, Outputs out) {
        var plain = new HiddenQuestions(in, in.gold(), questions);
        var random = SeededRandom.of(seed).stream("gold");
        List<Integer> drawn = plain.drawn(current, random);
        Map<@Nullable String, Integer> perPerson = new LinkedHashMap<>();
        for (Question question : questions) {
            if (!question.action().equals(Verdict.ADJUDICATE.word())) {
                perPerson.merge(question.annotator(), 1, Integer::sum);
            }
        }
        var hidden = new ArrayList<Question>();
        int missing = 0;
        for (Map.Entry<@Nullable String, Integer> person : perPerson.entrySet()) {
            // A hair less, so that a share such as 0.1 of 10 questions is not rounded up for its last bit.
            int wanted = (int) Math.ceil(person.getValue() * share / (1 - share) - 1e-9);
            missing = Math.max(missing, wanted - drawn.size());
            for (int item : drawn.subList(0, Math.min(wanted, drawn.size()))) {
                hidden.add(new Question(item, 0, Double.NaN, null, "label", person.getKey()));
            }
        }
        if (missing > 0) {
            out.report(Problem.warning(
                    StandardError.EMPTY_DATA,
                    null,
                    "gold_share: " + drawn.size() + " items with gold can be hidden questions, "
                            + (drawn.size() + missing)
                            + " are wanted; the others are asked about anyway, or were before",
                    "import more gold, or choose fewer items by a select stage before this one"));
        }
        return new HiddenQuestions(in, plain.gold, questions).with(mixed(questions, hidden, random.stream("places")));
    }

    private HiddenQuestions with(List<Question> all) {
        var hidden = new HiddenQuestions(in, gold, all);
        hidden.asked.clear();
        hidden.asked.or(asked);
        return hidden;
    }

    /** The items that can be hidden questions, in the order in which they are drawn. */
    private List<Integer> drawn(Current current, SeededRandom random) {
        Dictionary ids = in.items().ids();
        return IntStream.range(0, gold.size())
                .filter(item -> isHidden(item) && current.askedBefore(item, null) == 0)
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(item -> random.bits(SeededRandom.key(ids.get(item)), 0))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static List<Question> mixed(List<Question> questions, List<Question> hidden, SeededRandom random) {
        int size = questions.size() + hidden.size();
        var places = new BitSet(size);
        IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(place -> random.bits(place, 0))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(hidden.size())
                .forEach(places::set);
        var all = new ArrayList<Question>(size);
        int shown = 0;
        int covert = 0;
        for (int place = 0; place < size; place++) {
            Question next = places.get(place) ? hidden.get(covert++) : questions.get(shown++);
            all.add(new Question(
                    next.item(), place + 1L, next.score(), next.reason(), next.action(), next.annotator()));
        }
        return all;
    }

    /** All questions, the hidden ones in their places. */
    List<Question> questions() {
        return mixed;
    }

    /** How many are hidden. */
    long count() {
        return mixed.stream().filter(question -> isHidden(question.item())).count();
    }

    /** Whether an answer to an item measures who gave it and does nothing else. */
    boolean isHidden(int item) {
        return gold.label(item) >= 0 && !asked.get(item);
    }

    /** The known truth of an item that has gold. */
    String truth(int item) {
        return in.schema().name(gold.label(item));
    }
}
