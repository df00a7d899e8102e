package io.labelwright.vector;

import io.labelwright.math.graph.RowSums;
import io.labelwright.math.graph.RowSumsProvider;
import io.labelwright.math.neighbour.TileKernel;
import io.labelwright.math.neighbour.TileKernelProvider;
import java.util.Optional;
import java.util.function.Supplier;

/** Brings kernels where the virtual machine was started with {@code --add-modules jdk.incubator.vector}. */
public final class VectorKernels implements TileKernelProvider, RowSumsProvider {

    private static final String MODULE = "jdk.incubator.vector";

    /** For the service loader. */
    public VectorKernels() {}

    @Override
    public Optional<TileKernel> find() {
        return find(VectorTileKernel::new);
    }

    @Override
    public Optional<RowSums> sums() {
        return find(VectorRowSums::new);
    }

    private static <T> Optional<T> find(Supplier<? extends T> kernel) {
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(kernel.get());
        } catch (LinkageError e) {
            // A later Java whose module is another one: plain loops do as well.
            return Optional.empty();
        }
    }
}
