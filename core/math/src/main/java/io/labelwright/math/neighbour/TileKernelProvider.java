package io.labelwright.math.neighbour;

import java.util.Optional;

/** Brings a {@link TileKernel} where the virtual machine has what it needs; found as a service. */
public interface TileKernelProvider {

    /** The kernel; empty where it can't run. */
    Optional<TileKernel> find();
}
