package io.labelwright.engine.execution;

import java.util.Optional;

/** Where {@link Checkpointing} keeps how far the iterative kernels of one stage have got. */
public interface IterationMemory {

    /** The last bytes that were kept of a kernel; empty when there are none, or none that are whole. */
    Optional<byte[]> load(int kernel);

    /** Keeps bytes of a kernel in place of those before. */
    void save(int kernel, byte[] bytes);

    /** Bytes that were loaded are of no use; the kernel begins anew. */
    void discard(int kernel, String why);

    /** A kernel goes on from an iteration that is not the first. */
    void wentOn(int iteration);
}
