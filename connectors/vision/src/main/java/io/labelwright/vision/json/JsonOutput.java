package io.labelwright.vision.json;

import io.labelwright.files.text.Utf8Output;
import io.labelwright.math.number.Decimal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes JSON to a stream: structure as it is given, texts in quotes, numbers in their shortest form. */
public final class JsonOutput {

    private final Utf8Output out;

    /** An output that must be {@link #flush flushed} at its end; the stream stays open. */
    public JsonOutput(OutputStream stream) {
        this.out = new Utf8Output(stream);
    }

    /** Puts JSON as it is. */
    public JsonOutput raw(String json) throws IOException {
        byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
        out.put(utf8, 0, utf8.length);
        return this;
    }

    /** Puts a text. */
    public JsonOutput text(String text) throws IOException {
        return raw(JsonFile.quoted(text));
    }

    /** Puts a number. */
    public JsonOutput number(double value) throws IOException {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            out.integer((long) value);
        } else {
            out.number(value);
        }
        return this;
    }

    /** Puts a whole number. */
    public JsonOutput integer(long value) throws IOException {
        out.integer(value);
        return this;
    }

    /** A number in its shortest form. */
    public static String shortest(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Decimal.print(value);
    }

    /** A value: a whole number where the text is one in its usual spelling, else a text. */
    public static String value(String text) {
        return isInteger(text) ? text : JsonFile.quoted(text);
    }

    /** Whether a text is a whole number as JSON spells it, small enough for every reader. */
    public static boolean isInteger(String text) {
        int digits = text.startsWith("-") ? text.length() - 1 : text.length();
        int from = text.length() - digits;
        if (digits < 1 || digits > 15 || (text.charAt(from) == '0' && (digits > 1 || from > 0))) {
            return false;
        }
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** Hands all bytes to the stream. */
    public void flush() throws IOException {
        out.flush();
    }
}
