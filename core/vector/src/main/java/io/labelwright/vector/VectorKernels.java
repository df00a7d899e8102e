package io.labelwright.vector;

import io.labelwright.math.neighbour.TileKernel;
import io.labelwright.math.neighbour.TileKernelProvider;
import java.util.Optional;
import java.util.function.Supplier;

/** Brings kernels where the virtual machine was started with {@code --add-modules jdk.incubator.vector}. */
public final class VectorKernels implements TileKernelProvider {

    private static final String MODULE = "jdk.incubator.vector";

    /** For the service loader. */
    public VectorKernels() {}

    @Override
    public Optional<TileKernel> find() {
        return kernel(() -> Optional.of(new VectorTileKernel()));
    }

    /** What needs the module; empty where it is not there. */
    static <K> Optional<K> kernel(Supplier<Optional<K>> make) {
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            return Optional.empty();
        }
        try {
            return make.get();
        } catch (LinkageError e) {
            // A later Java whose module is another one: plain loops do as well.
            return Optional.empty();
        }
    }
}
