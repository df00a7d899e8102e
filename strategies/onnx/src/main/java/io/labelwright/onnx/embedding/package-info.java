/**
 * {@code features/text-embedding}: what texts mean, as points. Start with
 * {@link io.labelwright.onnx.embedding.TextEmbedding}.
 */
@NullMarked
package io.labelwright.onnx.embedding;

import org.jspecify.annotations.NullMarked;
