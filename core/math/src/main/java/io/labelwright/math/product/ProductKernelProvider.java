package io.labelwright.math.product;

import java.util.Optional;

/** Brings a {@link ProductKernel} where the virtual machine has what it needs; found as a service. */
public interface ProductKernelProvider {

    /** The kernel; empty where it can't run. */
    Optional<ProductKernel> products();
}
