/**
 * The compiler's side of plug-ins: writes {@code META-INF/labelwright/plugin.json} and the service files from the
 * annotations of {@link io.labelwright.spi.describe}. Start with
 * {@link io.labelwright.spi.processor.DescriptorProcessor}.
 */
@NullMarked
package io.labelwright.spi.processor;

import org.jspecify.annotations.NullMarked;
