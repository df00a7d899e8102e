package io.labelwright.propagate.auto;

import io.labelwright.propagate.mbo.FlowLengths;
import io.labelwright.propagate.mbo.PoissonMbo;
import io.labelwright.propagate.mbo.PriorSource;
import io.labelwright.propagate.method.Ground;
import io.labelwright.propagate.method.Method;
import io.labelwright.propagate.method.Scores;
import io.labelwright.propagate.method.Spread;
import io.labelwright.spi.kernel.Stepwise;
import java.util.ArrayList;
import java.util.List;

/**
 * The mean of what some methods find, with its borders between classes moved to where few edges cross them, by Poisson
 * MBO. Where the shares of the classes are known, it starts from each of the methods and from their mean, since where
 * it ends hangs on that. Where nobody says them, two guesses are tried from the mean: classes as large as they are
 * there, and all alike; what the mean says itself is the third. The {@link LeastCut} of these counts: wrong shares cut
 * through a class and cost more edges than they save. The result is the mean of it and of what the methods find, which
 * know better what is doubtful.
 */
final class MovedBorders implements Method {

    private final List<Method> methods;

    MovedBorders(List<Method> methods) {
        this.methods = List.copyOf(methods);
    }

    @Override
    public Scores spread(Ground ground) {
        // Shares of classes are brought into the result, not into each of its parts.
        var plain = new Ground(ground.sums(), ground.seeds(), null, ground.context());
        var starts = new ArrayList<Method>();
        double[] mean = ground.sums().matrix();
        int steps = 0;
        double residual = 0;
        boolean converged = true;
        for (Method method : methods) {
            Scores scores = Spread.of(method, plain);
            add(ground, scores.value(), 1.0 / methods.size(), mean);
            if (ground.priors() != null) {
                starts.add(new Known(scores.value()));
            }
            steps += scores.end().steps();
            residual = Math.max(residual, scores.end().residual());
            converged &= scores.end().converged();
        }
        Method start = new Known(mean);
        List<Method> tried;
        if (ground.priors() == null) {
            tried = List.of(start, mbo(PriorSource.ESTIMATED, start), mbo(PriorSource.UNIFORM, start));
        } else {
            starts.add(start);
            tried = starts.stream().map(one -> mbo(PriorSource.KNOWN, one)).toList();
        }
        Scores moved = new LeastCut(tried).spread(ground);
        add(ground, moved.value(), 1, mean);
        return new Scores(
                mean,
                new Stepwise.End(
                        steps + moved.end().steps(),
                        residual,
                        converged && moved.end().converged()));
    }

    private static void add(Ground ground, double[] value, double weight, double[] into) {
        ground.sums().forEach((piece, from, to) -> {
            for (int at = from * ground.width(); at < to * ground.width(); at++) {
                into[at] += weight * value[at];
            }
        });
    }

    private static Method mbo(PriorSource priors, Method start) {
        return new PoissonMbo(priors, start, FlowLengths.FALLING, 100, 1e-3);
    }

    /** What was found before, as often as it is asked for. */
    @SuppressWarnings("ArrayRecordComponent") // read only
    private record Known(double[] value) implements Method {

        @Override
        public Scores spread(Ground ground) {
            return new Scores(value.clone(), new Stepwise.End(0, 0, true));
        }
    }
}
