package io.labelwright.vector;

import io.labelwright.math.product.ProductKernel;
import io.labelwright.math.product.ProductKernelProvider;
import java.util.Optional;

/** As {@link VectorKernels}, for products. */
public final class VectorProducts implements ProductKernelProvider {

    /** For the service loader. */
    public VectorProducts() {}

    @Override
    public Optional<ProductKernel> find() {
        return VectorKernels.kernel(
                () -> VectorProductKernel.pays() ? Optional.of(new VectorProductKernel()) : Optional.empty());
    }
}
