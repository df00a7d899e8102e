package io.labelwright.engine.store.file;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;

/** The files of a folder of data. */
public final class FolderFiles {

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
        var text = new StringBuilder("labelwright folder 1\n");
        hashes.forEach((name, hash) -> text.append(name.length())
                .append(':')
                .append(name)
                .append(' ')
                .append(hash)
                .append('\n'));
        return Sha256.of(text.toString());
    }
}
