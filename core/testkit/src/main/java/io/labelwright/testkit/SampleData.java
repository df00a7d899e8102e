package io.labelwright.testkit;

import io.labelwright.math.random.RandomSequence;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.label.LabelSchema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Data of a test that can be turned over: the same items, answers and labels in another order or under other names. The
 * methods that add something change this object and return it; all others return a changed copy.
 */
public final class SampleData {

    /** An item with its fields: name, value, name, value, ... */
    private record Thing(String id, List<Object> fields) {}

    /** An annotator's answer to an item. */
    public record Vote(String item, String annotator, String label) {}

    private record Known(String item, String label) {}

    private final LabelSchema schema;
    private final List<Thing> items = new ArrayList<>();
    private final List<Vote> votes = new ArrayList<>();
    private final List<Vote> fixed = new ArrayList<>();
    private final List<Known> labels = new ArrayList<>();
    private final List<Known> gold = new ArrayList<>();

    private SampleData(LabelSchema schema) {
        this.schema = schema;
    }

    /** No items yet. */
    public static SampleData of(LabelSchema schema) {
        return new SampleData(schema);
    }

    /**
     * A crowd that answers: annotators from hopeless to very good, items with no answer to one from everybody, a few
     * labels given by hand, gold for every third item. Every item has the fields {@code text} and {@code length}.
     *
     * @param schema at least two classes
     */
    public static SampleData crowd(LabelSchema schema, int items, int annotators, long seed) {
        var random = new SplittableRandom(seed);
        var data = new SampleData(schema);
        int classes = schema.size();
        for (int i = 0; i < items; i++) {
            String id = "item " + Long.toString(random.nextLong(1 << 20), 36) + (i % 5 == 0 ? "é" : "/") + i;
            int truth = random.nextInt(classes);
            data.item(id, "text", "words of " + schema.name(truth) + " no. " + i, "length", random.nextInt(1, 9));
            int share = random.nextInt(5);
            for (int w = 0; w < annotators; w++) {
                if (random.nextInt(4) < share) {
                    boolean right = random.nextDouble() < 0.3 + 0.65 * w / annotators;
                    data.answer(id, annotator(w), schema.name(right ? truth : random.nextInt(classes)));
                }
            }
            if (i % 3 == 0) {
                data.gold(id, schema.name(truth));
            }
            if (i % 17 == 4) {
                data.fixed(id, schema.name(truth), "expert");
            } else if (i % 4 == 1) {
                data.label(id, schema.name(random.nextInt(classes)));
            }
        }
        return data;
    }

    private static String annotator(int number) {
        return "annotator " + (char) ('a' + number % 26) + number;
    }

    /** Adds an item with fields: name, value, name, value, ... */
    public SampleData item(String id, Object... namesAndValues) {
        items.add(new Thing(id, List.of(namesAndValues)));
        return this;
    }

    /** Adds an answer. */
    public SampleData answer(String item, String annotator, String label) {
        votes.add(new Vote(item, annotator, label));
        return this;
    }

    /** Labels an item by hand. */
    public SampleData fixed(String item, String label, String author) {
        fixed.add(new Vote(item, author, label));
        return this;
    }

    /** Labels an item by a stage before. */
    public SampleData label(String item, String label) {
        labels.add(new Known(item, label));
        return this;
    }

    /** Adds the known truth of an item. */
    public SampleData gold(String item, String label) {
        gold.add(new Known(item, label));
        return this;
    }

    /** The classes. */
    public LabelSchema schema() {
        return schema;
    }

    /** How many items there are. */
    public int size() {
        return items.size();
    }

    /** Ids of the items in their order. */
    public List<String> ids() {
        return items.stream().map(Thing::id).toList();
    }

    /** All answers in their order. */
    public List<Vote> answers() {
        return List.copyOf(votes);
    }

    /** Names of all who answered or gave labels by hand, in order of appearance. */
    public Set<String> annotators() {
        Set<String> names = new LinkedHashSet<>();
        votes.forEach(vote -> names.add(vote.annotator()));
        fixed.forEach(vote -> names.add(vote.annotator()));
        return names;
    }

    /** The same items in another order. */
    public SampleData withItemsShuffled(long seed) {
        SampleData copy = copy();
        Collections.shuffle(copy.items, new Random(seed));
        return copy;
    }

    /** The same answers in another order. */
    public SampleData withAnswersShuffled(long seed) {
        SampleData copy = copy();
        Collections.shuffle(copy.votes, new Random(seed));
        return copy;
    }

    /** The same answers of annotators with other names. */
    public SampleData withAnnotatorsRenamed(UnaryOperator<String> names) {
        SampleData copy = copy();
        copy.votes.replaceAll(vote -> new Vote(vote.item(), names.apply(vote.annotator()), vote.label()));
        copy.fixed.replaceAll(vote -> new Vote(vote.item(), names.apply(vote.annotator()), vote.label()));
        return copy;
    }

    /** Only the answers that are wanted; items, labels and gold stay. */
    public SampleData withAnswers(Predicate<Vote> wanted) {
        SampleData copy = copy();
        copy.votes.removeIf(wanted.negate());
        return copy;
    }

    /** Other labels everywhere, for example one for all. */
    public SampleData withLabels(UnaryOperator<String> labelOf) {
        SampleData copy = copy();
        copy.votes.replaceAll(vote -> new Vote(vote.item(), vote.annotator(), labelOf.apply(vote.label())));
        copy.fixed.replaceAll(vote -> new Vote(vote.item(), vote.annotator(), labelOf.apply(vote.label())));
        copy.labels.replaceAll(known -> new Known(known.item(), labelOf.apply(known.label())));
        copy.gold.replaceAll(known -> new Known(known.item(), labelOf.apply(known.label())));
        return copy;
    }

    /** The same items and nothing that is said about them. */
    public SampleData withItemsOnly() {
        var copy = new SampleData(schema);
        copy.items.addAll(items);
        return copy;
    }

    /** What a stage sees of it. */
    public InMemoryInputs inputs() {
        var inputs = InMemoryInputs.of(schema);
        items.forEach(item -> inputs.item(item.id(), item.fields().toArray()));
        votes.forEach(vote -> inputs.answer(vote.item(), vote.annotator(), vote.label()));
        labels.forEach(label -> inputs.label(label.item(), label.label()));
        fixed.forEach(vote -> inputs.fixed(vote.item(), vote.label(), vote.annotator()));
        gold.forEach(known -> inputs.gold(known.item(), known.label()));
        return inputs;
    }

    /**
     * The same with features: a point per item, drawn by its id, in two dimensions x and y of the set {@code points}.
     */
    public InMemoryInputs inputsWithPoints() {
        return inputs().features(
                        "points",
                        List.of("x", "y"),
                        ids().stream().map(SampleData::point).toArray(double[][]::new));
    }

    /** The same with more labels: the first item and two of three others, by their ids, get one made of their point. */
    public InMemoryInputs inputsWithLabelledPoints(Function<double[], String> labelOf) {
        InMemoryInputs inputs = inputsWithPoints();
        for (String id : ids()) {
            boolean first = id.equals(items.get(0).id());
            if (first || SeededRandom.of(2).below(3, SeededRandom.key(id), 0) > 0) {
                inputs.label(id, labelOf.apply(point(id)));
            }
        }
        return inputs;
    }

    private static double[] point(String id) {
        RandomSequence draws = SeededRandom.of(1).sequence(SeededRandom.key(id));
        return new double[] {draws.nextGaussian(), draws.nextGaussian()};
    }

    private SampleData copy() {
        SampleData copy = withItemsOnly();
        copy.votes.addAll(votes);
        copy.fixed.addAll(fixed);
        copy.labels.addAll(labels);
        copy.gold.addAll(gold);
        return copy;
    }
}
