package io.labelwright.propagate.correct;

import io.labelwright.propagate.method.Diffusion;
import io.labelwright.propagate.method.Ground;
import io.labelwright.propagate.method.SymmetricSums;

/** Spreads what each node has: {@code F <- alpha S F + (1 - alpha) Y}, which starts with Y. */
final class SourceSpreading extends Diffusion {

    private final double[] source;
    private final double alpha;
    private final String name;
    private final SymmetricSums symmetric;

    /** @param source Y, a row per node; not changed */
    SourceSpreading(Ground ground, double[] source, double alpha, String name, double tolerance) {
        super(ground, tolerance);
        this.source = source;
        this.alpha = alpha;
        this.name = name;
        this.symmetric = new SymmetricSums(ground.sums());
    }

    @Override
    public String words() {
        return name + " " + alpha + " " + super.words();
    }

    @Override
    protected void start(double[] current) {
        System.arraycopy(source, 0, current, 0, source.length);
    }

    @Override
    protected void advance(double[] from, double[] to) {
        symmetric.of(alpha, from, to);
        ground().sums().forEach((piece, first, end) -> {
            for (int at = first * ground().width(); at < end * ground().width(); at++) {
                to[at] += (1 - alpha) * source[at];
            }
        });
    }
}
