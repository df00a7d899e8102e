package io.labelwright.engine.secret;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** The ways in which programs write a text down. */
final class SecretForms {

    /** A key of several lines is written line by line; a line that is shorter tells nothing. */
    private static final int SHORTEST_LINE = 8;

    private final Set<String> forms = new LinkedHashSet<>();

    private SecretForms() {}

    static Set<String> of(String secret) {
        var all = new SecretForms();
        all.add(secret);
        if (secret.indexOf('\n') >= 0) {
            secret.lines().filter(line -> line.length() >= SHORTEST_LINE).forEach(all::add);
        }
        return all.forms;
    }

    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        forms.add(text);
        String url = URLEncoder.encode(text, StandardCharsets.UTF_8);
        bothCases(url);
        bothCases(url.replace("+", "%20").replace("*", "%2A").replace("%7E", "~"));
        bothCases(HexFormat.of().formatHex(bytes));
        forms.add(HexFormat.of().withUpperCase().formatHex(bytes));
        base64(bytes);
        json(text);
        forms.add(text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;"));
        forms.add(text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;"));
        forms.add(io.labelwright.engine.yaml.SafeText.escape(text));
    }

    /** Escapes with hex digits of both cases; the text between the escapes stays as it is. */
    private void bothCases(String encoded) {
        forms.add(encoded);
        var lower = new StringBuilder(encoded);
        for (int i = 0; i + 2 < encoded.length(); i++) {
            if (encoded.charAt(i) == '%') {
                lower.replace(i + 1, i + 3, encoded.substring(i + 1, i + 3).toLowerCase(Locale.ROOT));
            }
        }
        forms.add(lower.toString());
    }

    /** In a longer text that is encoded as a whole, the secret can begin at each of three places in a group. */
    private void base64(byte[] bytes) {
        for (int shift = 0; shift < 3; shift++) {
            var shifted = new byte[shift + bytes.length];
            System.arraycopy(bytes, 0, shifted, shift, bytes.length);
            // Digits that hold bits of the bytes before or after depend on those, and are left out.
            int from = (shift * 8 + 5) / 6;
            int to = shifted.length * 8 / 6;
            if (to > from) {
                forms.add(Base64.getEncoder().encodeToString(shifted).substring(from, to));
                forms.add(Base64.getUrlEncoder().encodeToString(shifted).substring(from, to));
            }
        }
        forms.add(Base64.getEncoder().encodeToString(bytes));
        forms.add(Base64.getUrlEncoder().encodeToString(bytes));
    }

    private void json(String text) {
        for (boolean slash : new boolean[] {false, true}) {
            for (boolean ascii : new boolean[] {false, true}) {
                forms.add(json(text, slash, ascii, "0123456789abcdef"));
                forms.add(json(text, slash, ascii, "0123456789ABCDEF"));
            }
        }
    }

    private static String json(String text, boolean slash, boolean ascii, String digits) {
        var out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int known = "\"\\\b\f\n\r\t".indexOf(c);
            if (known >= 0) {
                out.append('\\').append("\"\\bfnrt".charAt(known));
            } else if (c == '/' && slash) {
                out.append("\\/");
            } else if (c < 0x20 || (ascii && c > 0x7e)) {
                out.append("\\u");
                for (int at = 12; at >= 0; at -= 4) {
                    out.append(digits.charAt((c >> at) & 15));
                }
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
