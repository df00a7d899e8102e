package io.labelwright.propagate.auto;

import io.labelwright.propagate.mbo.FlowLengths;
import io.labelwright.propagate.mbo.PoissonMbo;
import io.labelwright.propagate.mbo.PriorSource;
import io.labelwright.propagate.method.Ground;
import io.labelwright.propagate.method.Method;
import io.labelwright.propagate.method.Scores;
import io.labelwright.propagate.method.Spread;
import io.labelwright.spi.kernel.Stepwise;
import java.util.List;

/**
 * What a method finds, with its borders between classes moved to where few edges cross them. How large classes are
 * nobody says; two guesses are tried, as large as the method finds them and all alike, and of the three, with what the
 * method finds, that of the {@link LeastCut} counts: where classes are not alike, making them so cuts through one of
 * them and costs more edges than it saves. The result is the mean of it and of what the method finds, which knows
 * better what is doubtful.
 */
final class MovedBorders implements Method {

    private final Method method;

    MovedBorders(Method method) {
        this.method = method;
    }

    @Override
    public Scores spread(Ground ground) {
        Scores found = Spread.of(method, ground);
        var start = new Known(found);
        Scores moved = new LeastCut(List.of(start, mbo(PriorSource.ESTIMATED, start), mbo(PriorSource.UNIFORM, start)))
                .spread(ground);
        double[] mean = moved.value();
        double[] value = found.value();
        ground.sums().forEach((piece, from, to) -> {
            for (int at = from * ground.width(); at < to * ground.width(); at++) {
                mean[at] = (mean[at] + value[at]) / 2;
            }
        });
        int steps = found.end().steps() + moved.end().steps();
        boolean converged = found.end().converged() && moved.end().converged();
        return new Scores(mean, new Stepwise.End(steps, found.end().residual(), converged));
    }

    private static Method mbo(PriorSource priors, Method start) {
        return new PoissonMbo(priors, start, FlowLengths.FALLING, 100, 1e-3);
    }

    /** What was found before, as often as it is asked for. */
    private record Known(Scores found) implements Method {

        @Override
        public Scores spread(Ground ground) {
            return new Scores(found.value().clone(), new Stepwise.End(0, 0, true));
        }
    }
}
