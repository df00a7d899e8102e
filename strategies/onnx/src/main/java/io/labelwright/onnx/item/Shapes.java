package io.labelwright.onnx.item;

/** Shapes of tensors in messages. */
final class Shapes {

    private Shapes() {}

    /** A shape such as {@code [any, 3, 224, 224]}. */
    static String shown(long[] shape) {
        var shown = new StringBuilder("[");
        for (long size : shape) {
            shown.append(shown.length() == 1 ? "" : ", ").append(size < 0 ? "any" : Long.toString(size));
        }
        return shown.append(']').toString();
    }
}
