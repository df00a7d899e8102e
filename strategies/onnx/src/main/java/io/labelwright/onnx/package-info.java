/** Features and labels by ONNX models. */
@NullMarked
package io.labelwright.onnx;

import org.jspecify.annotations.NullMarked;
