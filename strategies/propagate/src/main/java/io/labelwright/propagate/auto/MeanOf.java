package io.labelwright.propagate.auto;

import io.labelwright.propagate.method.Ground;
import io.labelwright.propagate.method.Method;
import io.labelwright.propagate.method.Scores;
import io.labelwright.propagate.method.Spread;
import io.labelwright.spi.kernel.Stepwise;
import java.util.List;

/** Lets several methods spread, one after the other, and takes the mean of their probabilities. */
final class MeanOf implements Method {

    private final List<Method> methods;

    MeanOf(List<Method> methods) {
        this.methods = List.copyOf(methods);
    }

    @Override
    public Scores spread(Ground ground) {
        double[] mean = ground.sums().matrix();
        int steps = 0;
        double residual = 0;
        boolean converged = true;
        // Shares of classes are brought into the mean, not into each.
        var plain = new Ground(ground.sums(), ground.seeds(), null, ground.context());
        for (Method method : methods) {
            Scores scores = Spread.of(method, plain);
            double[] value = scores.value();
            ground.sums().forEach((piece, from, to) -> {
                for (int at = from * ground.width(); at < to * ground.width(); at++) {
                    mean[at] += value[at] / methods.size();
                }
            });
            steps += scores.end().steps();
            residual = Math.max(residual, scores.end().residual());
            converged &= scores.end().converged();
        }
        return new Scores(mean, new Stepwise.End(steps, residual, converged));
    }
}
