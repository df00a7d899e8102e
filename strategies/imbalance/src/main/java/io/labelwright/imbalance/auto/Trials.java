package io.labelwright.imbalance.auto;

import io.labelwright.imbalance.sample.SamplingWork;
import io.labelwright.imbalance.target.ClassFactors;
import io.labelwright.imbalance.target.CrossTuning;
import io.labelwright.imbalance.target.PairedFigures;
import io.labelwright.imbalance.target.Target;
import io.labelwright.imbalance.target.TargetMetric;
import io.labelwright.learn.Examples;
import io.labelwright.learn.Learner;
import io.labelwright.learn.OutOfFold;
import io.labelwright.learn.PresentClasses;
import io.labelwright.learn.calibration.Calibration;
import io.labelwright.learn.calibration.Temperature;
import io.labelwright.learn.linear.LinearModel;
import io.labelwright.learn.tree.RandomForest;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.table.Dictionary;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Tries choices on the same folds, so that their answers can be compared item by item. */
final class Trials {

    private final AutoConfig config;
    private final LabelledExamples labelled;
    private final Target target;
    private final StageContext context;
    private final LabelSchema schema;
    private final Dictionary ids;
    private final Map<Choice, Learned> learned = new EnumMap<>(Choice.class);

    Trials(AutoConfig config, LabelledExamples labelled, Target target, StageContext context, Inputs in) {
        this.config = config;
        this.labelled = labelled;
        this.target = target;
        this.context = context;
        this.schema = in.schema();
        this.ids = in.items().ids();
    }

    /** Tries them; doing nothing is the first of the result. */
    List<Trial> of(List<Choice> choices) {
        int[] nothing = answers(Choice.NOTHING);
        SeededRandom random = SeededRandom.of(context.seed()).stream("intervals");
        Runnable pause = context::checkCancelled;
        var trials = new ArrayList<Trial>();
        for (Choice choice : choices) {
            int[] answers = choice == Choice.NOTHING ? nothing : answers(choice);
            PairedFigures figures = PairedFigures.of(target, labelled.examples().labels(), nothing, answers);
            trials.add(new Trial(
                    choice,
                    learned(choice),
                    answers,
                    figures,
                    figures.ofOther(random, config.bootstrap(), config.level(), pause),
                    figures.ofGain(random, config.bootstrap(), config.level(), pause)));
        }
        Trial expected = Selection.expected(trials, target.metric());
        if (expected != null) {
            trials.replaceAll(trial -> trial == expected || trial.choice() == Choice.NOTHING
                    ? trial
                    : beside(expected, trial, random, pause));
        }
        return trials;
    }

    private Trial beside(Trial expected, Trial trial, SeededRandom random, Runnable pause) {
        PairedFigures figures =
                PairedFigures.of(target, labelled.examples().labels(), expected.answers(), trial.answers());
        return trial.beside(figures, figures.ofGain(random, config.bootstrap(), config.level(), pause));
    }

    private int[] answers(Choice choice) {
        double[] p = learned(choice).heldOut();
        int classes = labelled.examples().classes();
        if (choice == Choice.THRESHOLD || target.metric() == TargetMetric.RECALL_AT_PRECISION) {
            return new CrossTuning(target, labelled.fold(), labelled.folds())
                    .answers(scores(p), labelled.examples().labels(), context.execution(), context::checkCancelled);
        }
        var factors = new double[labelled.folds()][];
        for (int f = 0; f < factors.length; f++) {
            factors[f] =
                    choice == Choice.PRIOR_CORRECTION ? Priors.inverse(labelled.rest(f)) : ClassFactors.ones(classes);
        }
        var answers = new int[labelled.examples().size()];
        for (int i = 0; i < answers.length; i++) {
            answers[i] = ClassFactors.decide(p, i * classes, factors[labelled.fold()[i]]);
        }
        return answers;
    }

    /** What speaks for each class of each example. */
    double[] scores(double[] p) {
        var scores = new double[p.length];
        for (int at = 0; at < p.length; at += target.costs().length) {
            target.scores(p, at, scores, at);
        }
        return scores;
    }

    private Learned learned(Choice choice) {
        Choice way = choice == Choice.PRIOR_CORRECTION || choice == Choice.THRESHOLD ? Choice.NOTHING : choice;
        Learned known = learned.get(way);
        if (known == null) {
            known = way == Choice.PRIORS_AND_WEIGHTS ? pooled() : learn(way);
            learned.put(way, known);
        }
        return known;
    }

    /** Each example is pooled by what is known of the others' folds. */
    private Learned pooled() {
        Examples examples = labelled.examples();
        int classes = examples.classes();
        Learned plain = learned(Choice.NOTHING);
        Learned balanced = learned(Choice.CLASS_WEIGHTS);
        var heldOut = new double[plain.heldOut().length];
        var one = new double[classes];
        var other = new double[classes];
        for (int f = 0; f < labelled.folds(); f++) {
            EqualClasses ofPlain = equal(plain, f, Priors.inverse(labelled.rest(f)));
            EqualClasses ofBalanced = equal(balanced, f, ClassFactors.ones(classes));
            for (int i = 0; i < labelled.fold().length; i++) {
                if (labelled.fold()[i] == f) {
                    System.arraycopy(plain.heldOut(), i * classes, one, 0, classes);
                    System.arraycopy(balanced.heldOut(), i * classes, other, 0, classes);
                    PooledLearner.pool(one, other, ofPlain, ofBalanced);
                    System.arraycopy(one, 0, heldOut, i * classes, classes);
                }
            }
        }
        var learner = new PooledLearner(
                plain,
                equal(plain, -1, Priors.inverse(examples)),
                balanced,
                equal(balanced, -1, ClassFactors.ones(classes)));
        return new Learned(learner, Calibration.none(), heldOut);
    }

    private EqualClasses equal(Learned of, int without, double[] start) {
        return EqualClasses.of(of.heldOut(), labelled.examples(), labelled.fold(), without, start);
    }

    private Learned learn(Choice way) {
        Learner base = new PresentClasses(model());
        Learner learner = learner(way, base);
        Examples examples = labelled.examples();
        double[][] heldOut = OutOfFold.of(
                        learner,
                        examples,
                        labelled.fold(),
                        labelled.folds(),
                        context.execution(),
                        context::checkCancelled)
                .probabilities();
        Temperature calibration = Temperature.fit(heldOut, examples.labels(), examples.weights());
        var flat = new double[heldOut.length * examples.classes()];
        for (int i = 0; i < heldOut.length; i++) {
            calibration.apply(heldOut[i]);
            System.arraycopy(heldOut[i], 0, flat, i * examples.classes(), examples.classes());
        }
        return new Learned(learner, calibration, flat);
    }

    private Learner learner(Choice way, Learner base) {
        return switch (way) {
            case NOTHING, PRIOR_CORRECTION, THRESHOLD -> base;
            case CLASS_WEIGHTS -> new BalancedLearner(base);
            case PRIORS_AND_WEIGHTS -> throw new IllegalArgumentException("pooled of what others have learned");
            case RANDOM_OVER, RANDOM_UNDER, SMOTE, SMOTE_UNDER, SMOTE_ENN, SMOTE_TOMEK ->
                new ResampledLearner(
                        base,
                        Samplers.of(way),
                        way.makes(),
                        schema,
                        ids,
                        new SamplingWork(
                                SeededRandom.of(context.seed()).stream(way.word()),
                                context.execution(),
                                context::checkCancelled,
                                // Of each fold the same would be said, of rows that nobody sees.
                                problem -> {}));
        };
    }

    private Learner linear(LinearModel model) {
        return model.learner(config.c(), LinearModel.DROPPED);
    }

    private Learner model() {
        return switch (config.model()) {
            case FOREST ->
                new RandomForest(
                        config.trees(),
                        config.leastLeaf(),
                        SeededRandom.of(context.seed()).stream("forest").bits(0, 0));
            case LOGISTIC -> linear(LinearModel.LOGISTIC);
            case LINEAR_SVM -> linear(LinearModel.LINEAR_SVM);
            case FAST_DROPOUT -> linear(LinearModel.FAST_DROPOUT);
            case ENSEMBLE -> linear(LinearModel.ENSEMBLE);
        };
    }
}
