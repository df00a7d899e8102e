package io.labelwright.engine.memory;

import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The most memory that the stages of a run take at once. Stages that don't wait for each other may be at work at the
 * same time, as many as there are threads; a table that two of them read is there once. When they will meet nobody
 * knows, so the worst is taken.
 */
public final class RunPeak {

    /** A plan may have thousands of stages; the peak is made of the largest. */
    private static final int LOOKED_AT = 64;

    private final int threads;
    private final List<Stage> stages = new ArrayList<>();

    /** @param threads how many stages may be at work at once */
    public RunPeak(int threads) {
        this.threads = threads;
    }

    /** A table of a stage. */
    public record Source(int stage, TableKind table) {}

    /**
     * What a stage takes.
     *
     * @param index its position
     * @param own bytes beside the tables that it reads
     * @param reads bytes of each of these
     */
    public record Stage(int index, long own, Map<Source, Long> reads) {

        public Stage {
            reads = Map.copyOf(reads);
        }

        /** All that it takes. */
        public long all() {
            return own + reads.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** Whether one of two stages waits for the other. */
    @FunctionalInterface
    public interface Order {
        boolean between(int one, int other);
    }

    /** Stages that are at work at once, and what they take together. */
    public record Peak(long bytes, List<Integer> stages) {}

    /** Adds a stage that runs. */
    public void add(Stage stage) {
        stages.add(stage);
    }

    /** The largest sum. */
    public Peak most(Order order) {
        List<Stage> largest = stages.stream()
                .sorted(Comparator.comparingLong(Stage::all).reversed().thenComparing(Stage::index))
                .limit(LOOKED_AT)
                .toList();
        var most = new Peak(0, List.of());
        for (Stage first : largest) {
            Peak with = with(first, largest, order);
            most = with.bytes() > most.bytes() ? with : most;
        }
        return most;
    }

    /** One stage with what adds most to it, one after the other. */
    private Peak with(Stage first, List<Stage> largest, Order order) {
        var together = new ArrayList<Stage>(List.of(first));
        Map<Source, Long> tables = new HashMap<>(first.reads());
        long bytes = first.all();
        while (together.size() < threads) {
            Stage next = null;
            long adds = 0;
            for (Stage candidate : largest) {
                boolean waits = together.stream()
                        .anyMatch(other -> other == candidate || order.between(other.index(), candidate.index()));
                long more = waits ? 0 : added(candidate, tables);
                if (more > adds) {
                    next = candidate;
                    adds = more;
                }
            }
            if (next == null) {
                break;
            }
            together.add(next);
            tables.putAll(next.reads());
            bytes += adds;
        }
        return new Peak(bytes, together.stream().map(Stage::index).sorted().toList());
    }

    private static long added(Stage stage, Map<Source, Long> there) {
        long bytes = stage.own();
        for (Map.Entry<Source, Long> read : stage.reads().entrySet()) {
            bytes += there.containsKey(read.getKey()) ? 0 : read.getValue();
        }
        return bytes;
    }
}
