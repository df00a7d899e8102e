package io.labelwright.math.graph;

import java.util.Optional;

/** Brings {@link RowSums} where the virtual machine has what they need; found as a service. */
public interface RowSumsProvider {

    /** The kernel; empty where it can't run. */
    Optional<RowSums> sums();
}
