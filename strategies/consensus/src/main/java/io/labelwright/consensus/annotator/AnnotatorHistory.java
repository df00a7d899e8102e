package io.labelwright.consensus.annotator;

import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.consensus.ConsensusOptions;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the annotators of a stage answered before, by {@code annotator_priors}: pseudo-answers to items whose truth is
 * known. Methods add them to the expected counts of every M-step, which makes them a Dirichlet prior (of one coin, a
 * Beta prior) whose weight is the number of past answers times {@code annotator_prior_strength}.
 *
 * <p>Rows that come again add up, the smallest first, so that no order of rows changes a bit.
 */
public final class AnnotatorHistory {

    /** The methods that take it, for those who asked another one. */
    private static final String METHODS = "consensus/auto, bwa, crowdlab, dawid-skene, ebcc, fast-dawid-skene, glad,"
            + " ibcc, la-one-pass, la-two-pass, mace, one-coin, wawa, weighted-vote, zencrowd and"
            + " zero-based-skill take them";

    /** Where an annotator, an answer and a truth meet. */
    private record Cell(String annotator, int at) {}

    private final Dictionary annotators;
    private final int classes;
    private final double[] counts;
    private final Map<String, double[]> absent;

    private AnnotatorHistory(Dictionary annotators, int classes, double[] counts, Map<String, double[]> absent) {
        this.annotators = annotators;
        this.classes = classes;
        this.counts = counts;
        this.absent = absent;
    }

    /**
     * Reads the history that the options ask for.
     *
     * @param annotators those of the answers; what is known of others is only handed on
     * @return null when they ask for none, or for one that counts nothing
     * @throws LabelingException when the stage has no rows, or a class that the workflow does not have
     */
    public static @Nullable AnnotatorHistory of(
            Inputs in, Outputs out, ConsensusOptions options, Dictionary annotators) {
        String stage = options.annotatorPriors();
        if (stage == null || options.annotatorPriorStrength() == 0) {
            return null;
        }
        LabelSchema schema = in.schema();
        int k = schema.size();
        Table table = in.table(TableKind.CONFUSION);
        Map<String, double[]> given = new TreeMap<>();
        Map<Cell, List<Double>> again = new HashMap<>();
        for (Segment segment : table.segments()) {
            read(segment, stage, schema, given, again);
        }
        again.forEach((cell, more) -> add(Objects.requireNonNull(given.get(cell.annotator())), cell.at(), more));
        if (given.isEmpty()) {
            throw new LabelingException(
                    StandardError.EMPTY_DATA,
                    null,
                    "annotator_priors: no row of the table confusion of stage '" + stage
                            + "' says how often an annotator gave an answer",
                    "import the table confusion of an earlier run: confusion: {stage: STAGE OF THAT RUN}");
        }
        var history = new double[annotators.size() * k * k];
        Map<String, double[]> absent = new TreeMap<>();
        int met = 0;
        for (var entry : given.entrySet()) {
            var cells = new double[k * k];
            for (int at = 0; at < cells.length; at++) {
                cells[at] = entry.getValue()[at] * options.annotatorPriorStrength();
            }
            int w = annotators.find(entry.getKey());
            if (w < 0) {
                absent.put(entry.getKey(), cells);
            } else {
                System.arraycopy(cells, 0, history, w * k * k, k * k);
                met++;
            }
        }
        if (met == 0 && annotators.size() > 0) {
            out.report(Problem.warning(
                    StandardError.WRONG_NAME,
                    null,
                    "annotator_priors: none of the annotators of stage '" + stage + "' answers here, such as '"
                            + absent.keySet().iterator().next() + "'",
                    "names have to be the same; annotator_prefix of an import is part of them"));
        }
        out.fact("annotators_with_history", met);
        return new AnnotatorHistory(annotators, k, history, absent);
    }

    private static void add(double[] counts, int at, List<Double> more) {
        more.add(counts[at]);
        more.sort(null);
        counts[at] = more.stream().mapToDouble(Double::doubleValue).reduce(0, Double::sum);
    }

    private static void read(
            Segment segment,
            String stage,
            LabelSchema schema,
            Map<String, double[]> given,
            Map<Cell, List<Double>> again) {
        Column stages = segment.column(TableKind.CONFUSION.column("stage"));
        Column names = segment.column(TableKind.CONFUSION.column("annotator"));
        Column truths = segment.column(TableKind.CONFUSION.column("truth"));
        Column answers = segment.column(TableKind.CONFUSION.column("answer"));
        Column numbers = segment.column(TableKind.CONFUSION.column("count"));
        int k = schema.size();
        for (int row = 0; row < segment.rows(); row++) {
            String of = stages.text(row);
            String annotator = names.text(row);
            if (of == null || !isCalled(of, stage) || annotator == null || numbers.isMissing(row)) {
                continue;
            }
            double count = numbers.number(row);
            if (!(count >= 0 && count <= Double.MAX_VALUE)) {
                throw new LabelingException(
                        StandardError.BAD_ROW,
                        null,
                        "annotator_priors: stage '" + stage + "' gives annotator '" + annotator + "' the count " + count
                                + ", expected 0 or more",
                        null);
            }
            int truth = find(schema, truths.text(row));
            int answer = find(schema, answers.text(row));
            double[] counts = given.computeIfAbsent(annotator, key -> new double[k * k]);
            int at = answer * k + truth;
            if (counts[at] == 0) {
                counts[at] = count;
            } else if (count > 0) {
                again.computeIfAbsent(new Cell(annotator, at), key -> new ArrayList<>())
                        .add(count);
            }
        }
    }

    /** Whether a stage has this name: its id, or, in a round of a loop, its id inside the loop. */
    private static boolean isCalled(String stage, String name) {
        return stage.equals(name) || (stage.indexOf('/') > 0 && stage.endsWith("/" + name));
    }

    private static int find(LabelSchema schema, @Nullable String name) {
        int index = name == null ? -1 : schema.find(name);
        if (index < 0) {
            throw new LabelingException(
                    StandardError.UNKNOWN_LABEL,
                    null,
                    "annotator_priors: the class '" + name + "' is not one of the workflow's",
                    "its classes are "
                            + schema.classes().stream().map(LabelClass::name).collect(Collectors.joining(", ")));
        }
        return index;
    }

    /**
     * Refuses the option for a method that has no use for it, in the compact constructor of the method's config.
     *
     * @param method the method's id
     * @param why what it lacks, as the end of a sentence
     */
    public static void refuse(ConsensusOptions options, String method, String why) {
        if (options.annotatorPriors() != null) {
            throw new IllegalArgumentException(method + " can't use annotator_priors: it " + why + "; " + METHODS);
        }
    }

    /** The same of some classes. */
    public AnnotatorHistory compact(int[] occurring) {
        int k = occurring.length;
        if (k == classes) {
            return this;
        }
        var compact = new double[annotators.size() * k * k];
        for (int w = 0; w < annotators.size(); w++) {
            for (int at = 0; at < k * k; at++) {
                compact[w * k * k + at] = counts[(w * classes + occurring[at / k]) * classes + occurring[at % k]];
            }
        }
        return new AnnotatorHistory(annotators, k, compact, absent);
    }

    /** Whether an annotator who answers here has ever had to do with a class, as the truth or as an answer. */
    public boolean[] used() {
        var used = new boolean[classes];
        for (int at = 0; at < counts.length; at++) {
            if (counts[at] > 0) {
                used[at % classes] = true;
                used[at / classes % classes] = true;
            }
        }
        return used;
    }

    /**
     * Past answers l of annotator w to items of class k, at {@code (w * K + l) * K + k}; not to be changed. Fractions
     * where the strength is not 1.
     */
    public double[] counts() {
        return counts;
    }

    /** These counts and past answers together. */
    public static double[] plus(double[] counts, @Nullable AnnotatorHistory history) {
        if (history == null) {
            return counts;
        }
        double[] sum = counts.clone();
        for (int at = 0; at < sum.length; at++) {
            sum[at] += history.counts[at];
        }
        return sum;
    }

    /** Past answers of each annotator. */
    public double[] answers() {
        var answers = new double[annotators.size()];
        for (int at = 0; at < counts.length; at++) {
            answers[at / (classes * classes)] += counts[at];
        }
        return answers;
    }

    /** Past answers of each annotator that were right. */
    public double[] right() {
        var right = new double[annotators.size()];
        for (int w = 0; w < right.length; w++) {
            for (int c = 0; c < classes; c++) {
                right[w] += counts[(w * classes + c) * classes + c];
            }
        }
        return right;
    }

    /**
     * What is known of annotators who do not answer here, by name: their past answers in all classes of the workflow,
     * at {@code l * K + k}.
     */
    Map<String, double[]> absent() {
        return absent;
    }
}
