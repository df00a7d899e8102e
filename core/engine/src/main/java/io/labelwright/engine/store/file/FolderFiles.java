package io.labelwright.engine.store.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The files of a folder of data. */
public final class FolderFiles {

    private static final String CONTENTS = "labelwright folder 1\n";
    private static final int MOST_DIGITS = 6;

    private FolderFiles() {}

    /**
     * The files below a folder at any depth by their place in it, with {@code /} between and in the order of code
     * points. What starts with a dot is left out, and so are symbolic links, which may lead anywhere.
     */
    public static Map<String, Path> of(Path folder) throws IOException {
        Path root = folder.toRealPath();
        var files = new TreeMap<String, Path>(FolderFiles::byCodePoint);
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
                return !dir.equals(root) && isHidden(dir) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && !isHidden(file)) {
                    files.put(relative(root, file), file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    private static boolean isHidden(Path file) {
        return String.valueOf(file.getFileName()).startsWith(".");
    }

    private static String relative(Path root, Path file) {
        var name = new StringBuilder();
        for (Path part : root.relativize(file)) {
            name.append(name.isEmpty() ? "" : "/").append(part);
        }
        return name.toString();
    }

    /** Whether a file may be what {@link #contents} made, by its start. */
    public static boolean isContents(InputStream in) throws IOException {
        byte[] start = in.readNBytes(CONTENTS.length());
        return CONTENTS.equals(new String(start, StandardCharsets.US_ASCII));
    }

    /** Unlike {@link String#compareTo}, which orders by UTF-16 units. */
    public static int byCodePoint(String left, String right) {
        int i = 0;
        while (i < left.length() && i < right.length()) {
            int a = left.codePointAt(i);
            int b = right.codePointAt(i);
            if (a != b) {
                return Integer.compare(a, b);
            }
            i += Character.charCount(a);
        }
        return Integer.compare(left.length(), right.length());
    }

    /**
     * The hash of a folder: of the names and hashes of its files.
     *
     * @param hashes SHA-256 by relative name, in the order of {@link #of}
     */
    public static String sha256(Map<String, String> hashes) {
        return Sha256.of(contents(hashes));
    }

    /** The text of which {@link #sha256} is the hash: of each file its name and its hash. */
    public static String contents(Map<String, String> hashes) {
        var text = new StringBuilder(CONTENTS);
        hashes.forEach((name, hash) -> text.append(name.length())
                .append(':')
                .append(name)
                .append(' ')
                .append(hash)
                .append('\n'));
        return text.toString();
    }

    /**
     * What {@link #contents} made.
     *
     * @return the hashes by name; empty when it is not that
     */
    public static Map<String, String> ofContents(String text) {
        Map<String, String> hashes = new LinkedHashMap<>();
        int at = CONTENTS.length();
        boolean good = text.startsWith(CONTENTS);
        while (good && at < text.length()) {
            int colon = text.indexOf(':', at);
            String length = colon < 0 || colon - at > MOST_DIGITS ? "" : text.substring(at, colon);
            good = !length.isEmpty() && length.chars().allMatch(c -> c >= '0' && c <= '9');
            int end = good ? colon + 1 + Integer.parseInt(length) : at;
            int next = end + 1 + Sha256.LENGTH;
            good = good && next < text.length() && text.charAt(end) == ' ' && text.charAt(next) == '\n';
            if (good) {
                hashes.put(text.substring(colon + 1, end), text.substring(end + 1, next));
                at = next + 1;
            }
        }
        return good ? hashes : Map.of();
    }
}
