package io.labelwright.engine.plan;

import io.labelwright.engine.yaml.SafeText;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names of files that mean something else somewhere, or nothing: a workflow must run on every machine. */
final class PathNames {

    /** What file systems allow, less what names of temporary files and manifests need. */
    private static final int LONGEST = 230;

    private static final int LONGEST_PATH = 4000;

    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul", "conin$", "conout$");

    private PathNames() {}

    /** What is wrong with a path as the workflow says it; null when nothing is. */
    static @Nullable String problem(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c < 0x20 || c == 0x7f) {
                return "holds a control character: " + SafeText.quoted(path);
            }
        }
        if (path.isEmpty()) {
            return "is empty";
        }
        if (bytes(path) > LONGEST_PATH) {
            return "is longer than " + LONGEST_PATH + " bytes";
        }
        int start = 0;
        while (start <= path.length()) {
            int end = start;
            while (end < path.length() && path.charAt(end) != '/' && path.charAt(end) != '\\') {
                end++;
            }
            String wrong = name(path.substring(start, end));
            if (wrong != null) {
                return wrong;
            }
            start = end + 1;
        }
        return null;
    }

    private static @Nullable String name(String name) {
        if (bytes(name) > LONGEST) {
            return "holds a name of " + bytes(name) + " bytes, at most " + LONGEST + " are allowed: "
                    + SafeText.quoted(name);
        }
        if (isDevice(name)) {
            return "holds " + SafeText.quoted(name) + ", which is a device and no file on Windows";
        }
        boolean plain = name.isEmpty() || name.equals(".") || name.equals("..");
        if (!plain && (name.endsWith(".") || name.endsWith(" "))) {
            return "holds the name " + SafeText.quoted(name) + ", whose last character Windows takes away";
        }
        return null;
    }

    private static boolean isDevice(String name) {
        int dot = name.indexOf('.');
        String stem = (dot < 0 ? name : name.substring(0, dot)).stripTrailing().toLowerCase(Locale.ROOT);
        boolean port = stem.length() == 4
                && (stem.startsWith("com") || stem.startsWith("lpt"))
                && "0123456789\u00b9\u00b2\u00b3".indexOf(stem.charAt(3)) >= 0;
        return port || DEVICES.contains(stem);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
