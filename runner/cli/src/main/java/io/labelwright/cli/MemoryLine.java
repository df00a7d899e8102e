package io.labelwright.cli;

import io.labelwright.engine.memory.MemoryEstimate;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The memory that a run would take, in words. */
final class MemoryLine {

    private static final long MEBIBYTE = 1 << 20;

    /** What is less is lost in what the JVM takes by itself. */
    private static final long WORTH_A_WORD = 8 * MEBIBYTE;

    /** Two stages are named, more are counted. */
    private static final int NAMED = 2;

    private MemoryLine() {}

    /** What stands behind a stage; nothing for one that does not run. */
    static String of(MemoryEstimate memory, String stage) {
        Long heap = memory.stages().get(stage);
        return heap == null || memory.unknown().contains(stage) ? "" : "; " + mebibytes(heap) + " MiB";
    }

    /** The line for the whole run, after a line feed; nothing when no stage runs. */
    static String of(MemoryEstimate memory) {
        if (memory.stages().isEmpty()) {
            return "";
        }
        long heap = mebibytes(memory.heap());
        String without = memory.unknown().isEmpty()
                ? ""
                : "; without what " + named(memory.unknown()) + " reads, whose size shows when it is read";
        return "\nmemory: " + heap + " MiB of heap (-Xmx" + heap + "m)"
                + (memory.most().isEmpty() ? "" : ", most of it in " + named(memory.most()))
                + "; the process then takes about " + mebibytes(memory.process()) + " MiB" + outside(memory) + without;
    }

    private static String outside(MemoryEstimate memory) {
        return memory.outside() < WORTH_A_WORD ? "" : ", " + mebibytes(memory.outside()) + " MiB of them in libraries";
    }

    /** What to say when Java may not use so much. */
    static Optional<Problem> shortage(MemoryEstimate memory, long most) {
        return memory.stages().isEmpty() || memory.heap() <= most
                ? Optional.empty()
                : Optional.of(Problem.warning(
                        StandardError.MEMORY,
                        null,
                        "a run needs about " + mebibytes(memory.heap()) + " MiB of heap; Java may use "
                                + most / MEBIBYTE + " MiB",
                        "give it more, for example LABELWRIGHT_JAVA_OPTS=-Xmx" + mebibytes(memory.heap() * 5 / 4)
                                + "m"));
    }

    private static String named(List<String> stages) {
        String first = stages.stream()
                .limit(NAMED)
                .map(stage -> "'" + SafeText.escape(stage) + "'")
                .collect(Collectors.joining(" and "));
        return first + (stages.size() > NAMED ? " and " + (stages.size() - NAMED) + " more" : "");
    }

    private static long mebibytes(long bytes) {
        return (bytes + MEBIBYTE - 1) / MEBIBYTE;
    }
}
