package io.labelwright.imbalance.over;

import io.labelwright.imbalance.sample.MadeRows;
import io.labelwright.imbalance.sample.RowNeighbours;
import io.labelwright.imbalance.sample.Sampled;
import io.labelwright.imbalance.sample.Sampler;
import io.labelwright.imbalance.sample.SamplingWork;
import io.labelwright.imbalance.sample.ScaledRows;
import io.labelwright.imbalance.sample.TrainingRows;
import io.labelwright.learn.Classifier;
import io.labelwright.learn.Examples;
import io.labelwright.learn.linear.LinearSvm;
import io.labelwright.math.feature.FeatureRows;
import io.labelwright.math.neighbour.FeaturePoints.Metric;
import io.labelwright.math.random.RandomSequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * SMOTE from the support vectors of the class: rows that a support vector machine, class against all others, finds on
 * or inside its margin. Those whose m nearest are all of other classes are noise and left out. From those in danger,
 * with at least half of their m nearest of other classes, rows are made towards their k nearest of the class; from the
 * others away from these, up to {@code out_step}, so that the class grows where it is at home. How many of either is
 * drawn from a beta distribution with both parameters 10. Nguyen, Cooper, Kamei 2011 (Borderline Over-sampling for
 * Imbalanced Data Classification).
 *
 * <p>The machine is linear, on columns of mean 0 and deviation 1, with equal weight for both sides; that of the paper
 * has a radial kernel. On classes that no plane parts more rows are support vectors, and the method comes near to
 * borderline SMOTE.
 */
final class SvmSmote implements Sampler {

    private static final int BETA = 10;

    private final SvmSmoteConfig config;

    SvmSmote(SvmSmoteConfig config) {
        this.config = config;
    }

    @Override
    public boolean makesRows() {
        return true;
    }

    @Override
    public Sampled sample(TrainingRows rows, SamplingWork work) {
        rows.features().requireNumbers("rows of SVM-SMOTE");
        FeatureRows scaled = ScaledRows.of(rows);
        return GrownClass.all(rows, config.over(), work, grown -> grow(grown, scaled));
    }

    private List<MadeRows> grow(GrownClass grown, FeatureRows features) {
        Metric metric = config.near().metric();
        SamplingWork work = grown.work();
        int[] support = supportVectors(grown, features);
        Border border = Border.of(grown, support, config.mNeighbors(), metric);
        int[] known = IntStream.range(0, support.length)
                .filter(i -> !border.isNoise(i))
                .toArray();
        int[] danger = Arrays.stream(known)
                .filter(border::inDanger)
                .map(i -> support[i])
                .toArray();
        int[] safe = Arrays.stream(known)
                .filter(i -> !border.inDanger(i))
                .map(i -> support[i])
                .toArray();
        if (known.length == 0) {
            work.warn(
                    "class '" + grown.name() + "' has no support vector that is not among other classes: rows are made"
                            + " from all of its " + grown.members().length);
            danger = grown.members();
        }
        int k = grown.neighbours(config.kNeighbors(), "k_neighbors");
        int inside = danger.length == 0 ? 0 : safe.length == 0 ? grown.missing() : share(grown);
        var made = new ArrayList<MadeRows>();
        if (inside > 0) {
            RowNeighbours near = RowNeighbours.of(grown.rows(), danger, grown.members(), k, metric, work);
            made.add(grown.between(danger, near, inside, 1));
        }
        if (inside < grown.missing()) {
            RowNeighbours near = RowNeighbours.of(grown.rows(), safe, grown.members(), k, metric, work);
            made.add(grown.between(safe, near, grown.missing() - inside, -config.outStep()));
        }
        return made;
    }

    /** How many of the missing rows are made from those in danger. */
    private static int share(GrownClass grown) {
        // Of uniform numbers the one in the middle has a beta distribution: of 19 the tenth.
        RandomSequence draws = grown.work().random().stream("share").sequence(0);
        var uniform = new double[2 * BETA - 1];
        Arrays.setAll(uniform, i -> draws.nextDouble());
        Arrays.sort(uniform);
        return Math.min(grown.missing(), (int) (uniform[BETA - 1] * (grown.missing() + 1)));
    }

    /** The rows of the class that lie on the margin, inside it or on the wrong side; all where there is none. */
    private int[] supportVectors(GrownClass grown, FeatureRows features) {
        TrainingRows rows = grown.rows();
        int[] all = rows.all();
        int[] labels = Arrays.stream(all)
                .map(row -> rows.label(row) == grown.index() ? 1 : 0)
                .toArray();
        double positive = grown.members().length;
        double[] weights = Arrays.stream(labels)
                .mapToDouble(
                        label -> label == 1 ? all.length / (2 * positive) : all.length / (2 * (all.length - positive)))
                .toArray();
        Classifier machine = new LinearSvm(1)
                .fit(
                        new Examples(features, all, labels, weights, 2),
                        grown.work().pause());
        var p = new double[2];
        int[] support = Arrays.stream(grown.members())
                .filter(row -> {
                    machine.probabilities(features, row, p);
                    // The score is the logarithm of the ratio: on the margin it is 1.
                    return StrictMath.log(p[1] / p[0]) <= 1;
                })
                .toArray();
        return support.length == 0 ? grown.members() : support;
    }
}
