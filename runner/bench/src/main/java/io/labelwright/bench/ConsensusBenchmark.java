package io.labelwright.bench;

import io.labelwright.consensus.dawidskene.DawidSkeneConfig;
import io.labelwright.consensus.dawidskene.DawidSkeneFactory;
import io.labelwright.consensus.majority.MajorityVoteConfig;
import io.labelwright.consensus.majority.MajorityVoteFactory;
import io.labelwright.engine.execution.LocalExecution;
import io.labelwright.engine.execution.WorkerPool;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.annotation.RepeatedAnswers;
import io.labelwright.spi.consensus.ConsensusOptions;
import io.labelwright.spi.consensus.Overwrite;
import io.labelwright.spi.consensus.Tie;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Consensus methods on 1M items with 5 answers each, 10,000 annotators, 10 classes. Figures are nanoseconds per answer,
 * for Dawid-Skene per answer and iteration; each includes its share of writing the labels.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx1g", "-XX:+UseParallelGC"})
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 4, time = 1)
public class ConsensusBenchmark {

    private static final int ITEMS = 1_000_000;
    private static final int REDUNDANCY = 5;
    private static final int ANSWERS = ITEMS * REDUNDANCY;
    private static final int ITERATIONS = 20;

    /** Threads that compute. */
    @Param({"1", "2"})
    public int threads = 1;

    private BenchStage stage = new BenchStage();
    private WorkerPool pool = new WorkerPool(1);

    /** Makes the crowd. */
    @Setup(Level.Trial)
    public void setUp() {
        pool = new WorkerPool(threads);
        stage = new BenchStage(
                new SyntheticCrowd(ITEMS, REDUNDANCY, 10_000, 10).annotations(),
                new LocalExecution(pool, (share, what) -> {}));
    }

    /** Ends the threads. */
    @TearDown(Level.Trial)
    public void tearDown() {
        pool.close();
    }

    /** Dawid-Skene. */
    @Benchmark
    @OperationsPerInvocation(ANSWERS * ITERATIONS)
    public long dawidSkene() throws IOException {
        return stage.run(strategy(new DawidSkeneConfig(1, ITERATIONS, 0, false, options())));
    }

    /** Majority vote. */
    @Benchmark
    @OperationsPerInvocation(ANSWERS)
    public long majorityVote() throws IOException {
        return stage.run(new MajorityVoteFactory().create(new MajorityVoteConfig(options())));
    }

    private static Strategy strategy(DawidSkeneConfig config) {
        return new DawidSkeneFactory().create(config);
    }

    private static ConsensusOptions options() {
        return new ConsensusOptions(
                List.of(), 0, 1, Tie.UNRESOLVED, RepeatedAnswers.KEEP_ALL, null, null, false, Overwrite.OPEN);
    }
}
