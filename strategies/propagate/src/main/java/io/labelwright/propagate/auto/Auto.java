package io.labelwright.propagate.auto;

import io.labelwright.propagate.harmonic.Harmonic;
import io.labelwright.propagate.harmonic.Reweighting;
import io.labelwright.propagate.method.Ground;
import io.labelwright.propagate.method.Method;
import io.labelwright.propagate.method.Scores;
import io.labelwright.propagate.poisson.PoissonLearning;
import io.labelwright.propagate.seed.Seeds;
import io.labelwright.spi.Outputs;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses a method by what is there: the harmonic function where a tenth of the nodes or more are labelled and nobody
 * says the shares of the classes; else the mean of the harmonic function with more weight near labels and of Poisson
 * learning, with {@link MovedBorders borders moved} to where few edges cross them. On graphs of neighbours the first of
 * the two is better, on graphs of links with few labels the second is by far, and their mean is hardly worse than the
 * better one and sometimes better than both. What counts as many labels is that of the table in the documentation, the
 * same for all data.
 */
public final class Auto implements Method {

    private static final double MANY = 0.1;

    private @Nullable Choice choice;

    /**
     * What was chosen.
     *
     * @param name id of the method without its family, and a setting of it
     * @param why in words
     */
    public record Choice(String name, Method method, String why, double perClass, double share) {}

    /** The choice for this ground. */
    public static Choice choose(Ground ground) {
        Seeds seeds = ground.seeds();
        long classes = Arrays.stream(seeds.shares()).filter(share -> share > 0).count();
        double perClass = (double) seeds.size() / classes;
        double share = (double) seeds.size() / ground.nodes();
        if (ground.priors() != null) {
            return new Choice(
                    "poisson-mbo from harmonic with reweight: poisson, and from poisson",
                    fewLabels(),
                    "class_priors says the share of each class",
                    perClass,
                    share);
        }
        if (share >= MANY) {
            return new Choice(
                    "harmonic",
                    new Harmonic(Reweighting.NONE, 10_000, 1e-6),
                    "a tenth of the items or more have a label",
                    perClass,
                    share);
        }
        return new Choice(
                "harmonic with reweight: poisson, poisson, and poisson-mbo",
                fewLabels(),
                "fewer than a tenth of the items have a label",
                perClass,
                share);
    }

    private static Method fewLabels() {
        return new MovedBorders(
                List.of(new Harmonic(Reweighting.POISSON, 10_000, 1e-6), new PoissonLearning(10_000, 1e-5)));
    }

    @Override
    public Scores spread(Ground ground) {
        Choice made = choose(ground);
        choice = made;
        return made.method().spread(ground);
    }

    @Override
    public int matrices() {
        // What two methods and their mean found, the best end so far, and the three of a flow and its start.
        return 7;
    }

    @Override
    public void tell(Outputs out) {
        Choice made = choice;
        if (made != null) {
            out.fact("labels_per_class", made.perClass());
            out.fact("labelled_share", made.share());
            out.fact("chosen[" + made.name() + ": " + made.why() + "]", 1);
        }
    }
}
