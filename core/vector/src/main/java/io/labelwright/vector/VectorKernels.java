package io.labelwright.vector;

import io.labelwright.math.graph.RowSums;
import io.labelwright.math.graph.RowSumsProvider;
import io.labelwright.math.neighbour.TileKernel;
import io.labelwright.math.neighbour.TileKernelProvider;
import io.labelwright.math.product.ProductKernel;
import io.labelwright.math.product.ProductKernelProvider;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Brings kernels where the virtual machine was started with {@code --add-modules jdk.incubator.vector}. */
public final class VectorKernels implements TileKernelProvider, RowSumsProvider, ProductKernelProvider {

    private static final String MODULE = "jdk.incubator.vector";

    /** For the service loader. */
    public VectorKernels() {}

    @Override
    public Optional<TileKernel> find() {
        return kernel(() -> new VectorTileKernel());
    }

    @Override
    public Optional<RowSums> sums() {
        return kernel(() -> new VectorRowSums());
    }

    @Override
    public Optional<ProductKernel> products() {
        return kernel(() -> VectorProductKernel.pays() ? new VectorProductKernel() : null);
    }

    /** @param make no reference to a constructor, which would load the kernel before the module is looked for */
    private static <K> Optional<K> kernel(Supplier<? extends @Nullable K> make) {
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(make.get());
        } catch (LinkageError e) {
            // A later Java whose module is another one: plain loops do as well.
            return Optional.empty();
        }
    }
}
