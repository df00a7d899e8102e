package io.labelwright.vision.xml;

import org.jspecify.annotations.Nullable;

/** Numbers in texts of XML: decimals only, none of the other spellings that Java knows. */
public final class XmlNumbers {

    private XmlNumbers() {}

    /** The number of a text; NaN when it is none. */
    public static double parse(@Nullable String text) {
        if (text == null) {
            return Double.NaN;
        }
        for (int i = 0; i < text.length(); i++) {
            if ("0123456789.+-eE".indexOf(text.charAt(i)) < 0) {
                return Double.NaN;
            }
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
