/** Texts as the token ids that BERT's models read. Start with {@link io.labelwright.onnx.token.WordPiece}. */
@NullMarked
package io.labelwright.onnx.token;

import org.jspecify.annotations.NullMarked;
