package io.labelwright.math.answer;

import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Which class of the workflow each number of a model is about. */
public final class ModelClasses {

    private final int[] classOf;
    private final String from;

    private ModelClasses(int[] classOf, String from) {
        this.classOf = classOf;
        this.from = from;
    }

    /** The classes of the workflow in their order. */
    public static ModelClasses ofWorkflow(LabelSchema schema) {
        var classOf = new int[schema.size()];
        Arrays.setAll(classOf, k -> k);
        return new ModelClasses(classOf, "the workflow");
    }

    /**
     * The classes that the model names.
     *
     * @param map class of the model to class of the workflow
     * @throws LabelingException when one is none of the workflow
     */
    public static ModelClasses of(ClassNames names, LabelSchema schema, Map<String, String> map) {
        var classOf = new int[names.names().size()];
        for (int i = 0; i < classOf.length; i++) {
            String name = names.names().get(i);
            classOf[i] = schema.find(map.getOrDefault(name, name));
            if (classOf[i] < 0) {
                throw new LabelingException(
                        StandardError.UNKNOWN_LABEL,
                        names.place(i),
                        "the class '" + name + "' of the model (" + names.from()
                                + ") is none of the workflow, and map does not name it",
                        "classes are: "
                                + schema.classes().stream()
                                        .map(LabelClass::name)
                                        .collect(Collectors.joining(", ")));
            }
        }
        return new ModelClasses(classOf, names.from());
    }

    /** How many classes the model tells apart. */
    public int size() {
        return classOf.length;
    }

    /**
     * Fails unless the model gives a number for each class.
     *
     * @param numbers how many it gives
     * @param wanted how many are expected
     */
    public void check(String model, int numbers, int wanted) {
        if (numbers != wanted) {
            throw new LabelingException(
                    StandardError.NOT_ALLOWED,
                    null,
                    "the model '" + model + "' gives " + numbers + (numbers == 1 ? " number" : " numbers")
                            + " for an item, and " + from + " has " + size() + " classes",
                    "labels: names a file with the model's classes, one a line; scores: binary is for one number and two"
                            + " classes");
        }
    }

    /** Adds the probabilities of the model's classes to those of the workflow's. */
    public void add(double[] ofModel, double[] into) {
        Arrays.fill(into, 0);
        for (int i = 0; i < classOf.length; i++) {
            into[classOf[i]] += ofModel[i];
        }
    }
}
