package io.labelwright.platforms.json;

import io.labelwright.files.text.Utf8Output;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes JSON Lines, one object after the other, key by key. */
public final class JsonLines {

    private final Utf8Output out;
    private final StringBuilder line = new StringBuilder();

    /** Lines for a stream, which stays open. */
    public JsonLines(OutputStream out) {
        this.out = new Utf8Output(out);
    }

    /** Adds a text. */
    public JsonLines text(String key, String value) {
        return json(key, new Json.Text(value));
    }

    /** Adds a value. */
    public JsonLines json(String key, Json value) {
        key(key);
        value.print(line);
        return this;
    }

    /** Adds a value that is JSON already. */
    public JsonLines raw(String key, String json) {
        key(key);
        line.append(json);
        return this;
    }

    private void key(String key) {
        line.append(line.length() == 0 ? '{' : ',');
        new Json.Text(key).print(line);
        line.append(':');
    }

    /** Ends the object. */
    public void end() throws IOException {
        if (line.length() == 0) {
            line.append('{');
        }
        byte[] utf8 = line.append("}\n").toString().getBytes(StandardCharsets.UTF_8);
        out.put(utf8, 0, utf8.length);
        line.setLength(0);
    }

    /** Hands all bytes to the stream. */
    public void flush() throws IOException {
        out.flush();
    }
}
