package io.labelwright.imbalance.over;

import io.labelwright.imbalance.sample.Between;
import io.labelwright.imbalance.sample.MadeRows;
import io.labelwright.imbalance.sample.RowNeighbours;
import io.labelwright.imbalance.sample.Sampled;
import io.labelwright.imbalance.sample.Sampler;
import io.labelwright.imbalance.sample.SamplingWork;
import io.labelwright.imbalance.sample.TrainingRows;
import io.labelwright.math.neighbour.FeaturePoints.Metric;
import io.labelwright.math.random.SeededRandom;
import java.util.List;
import java.util.stream.IntStream;

/**
 * SMOTE from rows near the border alone: those of whose m nearest rows at least half, but not all, are of other
 * classes. Borderline-1 makes rows between them and their k nearest of the class. Borderline-2 between them and their k
 * nearest of all rows, towards one of another class at most half the way. Where no row is near the border all are
 * taken. Han, Wang, Mao 2005 (Borderline-SMOTE: A New Over-Sampling Method in Imbalanced Data Sets Learning).
 */
final class BorderlineSmote implements Sampler {

    private final BorderlineSmoteConfig config;

    BorderlineSmote(BorderlineSmoteConfig config) {
        this.config = config;
    }

    @Override
    public boolean makesRows() {
        return true;
    }

    @Override
    public Sampled sample(TrainingRows rows, SamplingWork work) {
        rows.features().requireNumbers("rows of borderline SMOTE");
        return GrownClass.all(rows, config.over(), work, this::grow);
    }

    private List<MadeRows> grow(GrownClass grown) {
        TrainingRows rows = grown.rows();
        Metric metric = config.near().metric();
        SamplingWork work = grown.work();
        int[] members = grown.members();
        var border = Border.of(grown, members, config.mNeighbors(), metric);
        int[] places =
                IntStream.range(0, members.length).filter(border::inDanger).toArray();
        if (places.length == 0) {
            work.warn("class '" + grown.name() + "' has no row near the border: rows are made from all of its "
                    + members.length);
            places = IntStream.range(0, members.length).toArray();
        }
        int[] danger = IntStream.of(places).map(i -> members[i]).toArray();
        int k = grown.neighbours(config.kNeighbors(), "k_neighbors");
        if (config.kind() == BorderlineSmoteConfig.Kind.BORDERLINE_1) {
            RowNeighbours own = k <= border.own().k()
                    ? border.own().nearest(places, k)
                    : RowNeighbours.of(rows, danger, members, k, metric, work);
            return List.of(grown.between(danger, own, grown.missing(), 1));
        }
        RowNeighbours near = RowNeighbours.of(rows, danger, rows.all(), config.kNeighbors(), metric, work);
        return List.of(halfWayToOthers(grown, danger, near));
    }

    /** Rows towards any neighbour; towards one of another class at most half the way. */
    private static MadeRows halfWayToOthers(GrownClass grown, int[] bases, RowNeighbours near) {
        SeededRandom drawn = grown.work().random().stream("between");
        int count = grown.missing();
        var base = new int[count];
        var other = new int[count];
        var gap = new double[count];
        for (int i = 0; i < count; i++) {
            int at = drawn.below(bases.length, i, 0);
            base[i] = bases[at];
            other[i] = near.row(at, drawn.below(near.k(), i, 1));
            boolean foe = grown.rows().label(other[i]) != grown.index();
            gap[i] = drawn.uniform(i, 2) * (foe ? 0.5 * drawn.uniform(i, 3) : 1);
        }
        return new Between(grown.rows(), base, other, gap);
    }
}
