package io.labelwright.remote.llm;

import io.labelwright.math.feature.PartItems;
import io.labelwright.math.neighbour.ExactNeighbours;
import io.labelwright.math.neighbour.FeaturePoints;
import io.labelwright.math.neighbour.FeaturePoints.Metric;
import io.labelwright.math.neighbour.Neighbours;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.remote.llm.LlmConfig.Examples;
import io.labelwright.remote.llm.LlmConfig.Examples.Kind;
import io.labelwright.remote.llm.Prompt.Example;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.feature.FeatureSet;
import io.labelwright.spi.label.ItemLabels;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Dictionary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The labelled items that are shown with each question. No item is an example for itself. */
final class ExampleChoice {

    private final ItemText texts;
    private final int[] shared;
    private final int @Nullable [][] own;
    private final ItemLabels labels;

    private ExampleChoice(ItemText texts, ItemLabels labels, int[] shared, int @Nullable [][] own) {
        this.texts = texts;
        this.labels = labels;
        this.shared = shared;
        this.own = own;
    }

    /** Chooses them; none where {@code examples} is null or there are no items. */
    static ExampleChoice of(Inputs in, ItemText texts, @Nullable Examples examples, StageContext context) {
        if (examples == null || in.items().size() == 0) {
            return new ExampleChoice(texts, ItemLabels.none(0), new int[0], null);
        }
        ItemLabels labels = in.labels();
        int[] labelled = Arrays.stream(PartItems.of(in, examples.fitOn(), "examples.fit_on"))
                .filter(item -> labels.label(item) >= 0 && texts.of(item) != null)
                .toArray();
        int[] shared = switch (examples.kind()) {
            case FIXED -> fixed(in, examples, labelled);
            case PER_CLASS -> perClass(in, labels, examples.count(), labelled, context.seed());
            case NEAREST -> new int[0];
        };
        int[][] own = examples.kind() == Kind.NEAREST ? nearest(in, examples, labelled, context) : null;
        return new ExampleChoice(texts, labels, shared, own);
    }

    private static int[] fixed(Inputs in, Examples examples, int[] labelled) {
        Dictionary ids = in.items().ids();
        return examples.items().stream()
                .mapToInt(id -> {
                    int item = ids.find(id);
                    if (item < 0 || Arrays.binarySearch(labelled, item) < 0) {
                        throw new LabelingException(
                                StandardError.NOT_ALLOWED,
                                null,
                                "examples.items: there is no item '" + id + "' with a label and a text"
                                        + (examples.fitOn().isEmpty() ? "" : " in " + examples.fitOn()),
                                labelled.length == 0
                                        ? "put a labels import or a review before this stage"
                                        : "there is, for example, "
                                                + Arrays.stream(labelled)
                                                        .limit(3)
                                                        .mapToObj(ids::get)
                                                        .collect(Collectors.joining(", ")));
                    }
                    return item;
                })
                .toArray();
    }

    /** Those of each class that come first by the seed, then class by class in turn. */
    private static int[] perClass(Inputs in, ItemLabels labels, int count, int[] labelled, long seed) {
        SeededRandom random = SeededRandom.of(seed).stream("examples");
        Dictionary ids = in.items().ids();
        Comparator<Integer> order = Comparator.comparingLong(item -> random.bits(SeededRandom.key(ids.get(item)), 0));
        List<List<Integer>> ofClass = new ArrayList<>();
        for (int k = 0; k < in.schema().size(); k++) {
            int label = k;
            ofClass.add(Arrays.stream(labelled)
                    .filter(item -> labels.label(item) == label)
                    .boxed()
                    .sorted(order.thenComparing(ids::get))
                    .limit(count)
                    .toList());
        }
        return IntStream.range(0, count)
                .boxed()
                .flatMap(place ->
                        ofClass.stream().filter(items -> place < items.size()).map(items -> items.get(place)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Per item the nearest labelled ones, the nearest last, where it is read last. */
    private static int[][] nearest(Inputs in, Examples examples, int[] labelled, StageContext context) {
        FeaturePoints all = FeaturePoints.of(in, FeatureSet.of(in, examples.features()), Metric.COSINE);
        int[] known = IntStream.range(0, all.items().length)
                .filter(point -> Arrays.binarySearch(labelled, all.items()[point]) >= 0)
                .toArray();
        // One more than wanted: an item that is labelled is the nearest to itself.
        Neighbours found = ExactNeighbours.of(
                all.points(),
                all.points().chosen(known),
                examples.count() + 1,
                context.execution(),
                context::checkCancelled);
        var nearest = new int[in.items().size()][];
        for (int point = 0; point < all.items().length; point++) {
            int item = all.items()[point];
            int of = point;
            int[] others = IntStream.range(0, found.k())
                    .map(place -> all.items()[known[found.neighbour(of, place)]])
                    .filter(other -> other != item)
                    .limit(examples.count())
                    .toArray();
            nearest[item] = IntStream.range(0, others.length)
                    .map(i -> others[others.length - 1 - i])
                    .toArray();
        }
        return nearest;
    }

    /** What is shown before the question about an item. */
    List<Example> of(int item) {
        int[] chosen = own == null ? shared : own[item] == null ? new int[0] : own[item];
        var examples = new ArrayList<Example>();
        for (int other : chosen) {
            ItemText.Shown shown = other == item ? null : texts.of(other);
            if (shown != null) {
                examples.add(new Example(shown.text(), labels.label(other)));
            }
        }
        return examples;
    }
}
