package io.labelwright.consensus;

import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.Task;
import io.labelwright.testkit.InMemoryInputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Answers as numbers: item, annotator and label of each. Items, annotators and classes are named by their numbers. */
public final class Crowd {

    private final int items;
    private final int classes;
    private final List<int[]> answers = new ArrayList<>();

    /** No answers yet. */
    public Crowd(int items, int classes) {
        this.items = items;
        this.classes = classes;
    }

    /** A crowd of annotators of different accuracy; {@code most} answers per item at most, some items have none. */
    public static Crowd random(int items, int annotators, int classes, int most, long seed) {
        var random = new SplittableRandom(seed);
        var crowd = new Crowd(items, classes);
        for (int i = 0; i < items; i++) {
            int truth = random.nextInt(classes);
            int count = random.nextInt(most + 1);
            for (int a = 0; a < count; a++) {
                int w = random.nextInt(annotators);
                boolean right = random.nextDouble() < 0.4 + 0.5 * w / annotators;
                crowd.answer(i, w, right ? truth : random.nextInt(classes));
            }
        }
        return crowd;
    }

    /** Adds an answer. */
    public Crowd answer(int item, int annotator, int label) {
        answers.add(new int[] {item, annotator, label});
        return this;
    }

    /** One column of the answers: 0 item, 1 annotator, 2 label. */
    public int[] column(int column) {
        return answers.stream().mapToInt(answer -> answer[column]).toArray();
    }

    /** How many items there are. */
    public int items() {
        return items;
    }

    /** Name of a class. */
    public static String className(int label) {
        return "c" + label;
    }

    /** Name of an item. */
    public static String itemName(int item) {
        return "i" + item;
    }

    /** Name of an annotator; names sort like numbers. */
    public static String annotatorName(int annotator) {
        return String.format(Locale.ROOT, "w%05d", annotator);
    }

    /** Classes in a workflow that knows as many as a crowd. */
    public static LabelSchema schema(int classes) {
        return new LabelSchema(
                Task.CLASSIFICATION,
                IntStream.range(0, classes)
                        .mapToObj(k -> LabelClass.of(className(k)))
                        .toList(),
                null);
    }

    /** What a stage sees. */
    public InMemoryInputs inputs() {
        return inputs(IntStream.range(0, classes).mapToObj(Crowd::className).toList());
    }

    /** What a stage sees in a workflow with these classes. */
    public InMemoryInputs inputs(List<String> classNames) {
        var inputs = InMemoryInputs.of(new LabelSchema(
                Task.CLASSIFICATION, classNames.stream().map(LabelClass::of).toList(), null));
        for (int i = 0; i < items; i++) {
            inputs.items(itemName(i));
        }
        for (int[] answer : answers) {
            inputs.answer(itemName(answer[0]), annotatorName(answer[1]), className(answer[2]));
        }
        return inputs;
    }
}
