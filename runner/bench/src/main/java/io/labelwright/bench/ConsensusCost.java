package io.labelwright.bench;

import com.sun.management.OperatingSystemMXBean;
import io.labelwright.consensus.dawidskene.DawidSkeneConfig;
import io.labelwright.consensus.dawidskene.DawidSkeneFactory;
import io.labelwright.engine.execution.LocalExecution;
import io.labelwright.engine.execution.WorkerPool;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.annotation.RepeatedAnswers;
import io.labelwright.spi.consensus.ConsensusOptions;
import io.labelwright.spi.consensus.Overwrite;
import io.labelwright.spi.consensus.Tie;
import io.labelwright.spi.kernel.BlockMapper;
import io.labelwright.spi.kernel.Execution;
import io.labelwright.spi.kernel.IterativeKernel;
import io.labelwright.spi.kernel.Outcome;
import io.labelwright.spi.kernel.Shape;
import io.labelwright.spi.kernel.Totals;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * What an iteration of Dawid-Skene costs, from the answers in memory, for crowds of any size; no labels are written.
 * One process a size, so that the peak of its heap means something:
 *
 * <pre>java -Xmx1500m -XX:+UseParallelGC -cp 'runner/bench/target/classes:runner/bench/target/lib/*' \
 *     io.labelwright.bench.ConsensusCost ITEMS REDUNDANCY ANNOTATORS CLASSES ITERATIONS THREADS</pre>
 */
public final class ConsensusCost {

    private ConsensusCost() {}

    /** The command. */
    public static void main(String[] args) throws IOException {
        int items = Integer.parseInt(args[0]);
        int redundancy = Integer.parseInt(args[1]);
        int iterations = Integer.parseInt(args[4]);
        Annotations crowd = new SyntheticCrowd(items, redundancy, Integer.parseInt(args[2]), Integer.parseInt(args[3]))
                .annotations();
        try (var pool = new WorkerPool(Integer.parseInt(args[5]))) {
            var execution = new KernelOnly(new LocalExecution(pool, (share, what) -> {}));
            var options = new ConsensusOptions(
                    List.of(), 0, 1, Tie.UNRESOLVED, RepeatedAnswers.KEEP_ALL, null, null, false, Overwrite.OPEN);
            BenchStage.ofKernel(crowd, execution)
                    .run(new DawidSkeneFactory().create(new DawidSkeneConfig(1, iterations, 0, false, options)));
            double perAnswer = 1e9 / ((double) crowd.answers() * iterations);
            System.out.printf(
                    Locale.ROOT,
                    "%d answers, %d iterations: %.2f s, CPU %.2f s, %.1f ns CPU an answer and iteration, peak heap %d MiB%n",
                    crowd.answers(),
                    iterations,
                    execution.seconds,
                    execution.cpuSeconds,
                    execution.cpuSeconds * perAnswer,
                    peakHeap() >> 20);
        }
    }

    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(java.lang.management.MemoryUsage::getUsed)
                .sum();
    }

    /** Times iterations, and makes no rows. */
    private static final class KernelOnly implements Execution {

        private final Execution local;
        private double seconds;
        private double cpuSeconds;

        KernelOnly(Execution local) {
            this.local = local;
        }

        @Override
        public <P, S> Outcome<P, S> iterate(
                List<AnnotationBlock> blocks, IterativeKernel<P, S> kernel, int maxIterations) {
            var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            long cpu = system.getProcessCpuTime();
            long from = System.nanoTime();
            Outcome<P, S> outcome = local.iterate(blocks, kernel, maxIterations);
            seconds = (System.nanoTime() - from) / 1e9;
            cpuSeconds = (system.getProcessCpuTime() - cpu) / 1e9;
            return outcome;
        }

        @Override
        public <B> Totals total(List<B> blocks, Shape shape, long values, BlockReducer<B> reducer) {
            return local.total(blocks, shape, values, reducer);
        }

        @Override
        public <B> List<Table> map(List<B> blocks, Supplier<List<TableBuilder>> tables, BlockMapper<B> mapper) {
            return tables.get().stream().map(TableBuilder::build).toList();
        }
    }
}
