package io.labelwright.engine.label;

import io.labelwright.engine.yaml.SafeText;
import io.labelwright.spi.label.LabelText;
import io.labelwright.spi.label.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far the spans of a label reach into the text of their item. */
public final class SpanReach {

    private SpanReach() {}

    /** How many code points the text must have at least. */
    public static int of(String spans) {
        int reach = 0;
        for (Span span : LabelText.spans(spans)) {
            reach = Math.max(reach, span.end());
        }
        return reach;
    }

    /**
     * What is wrong with spans for a text of so many code points; null when nothing is.
     *
     * @param item id of the item, for the message
     */
    public static @Nullable String problem(String spans, int codePoints, String item) {
        List<Span> all = LabelText.spans(spans);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).end() > codePoints) {
                return "span " + (i + 1) + ": it ends at " + all.get(i).end() + " and the text of item "
                        + SafeText.quoted(item) + " has " + codePoints + " code points";
            }
        }
        return null;
    }
}
