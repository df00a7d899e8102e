package io.labelwright.engine.inspect;

import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** For which Java the classes of a jar were compiled, told by the first bytes of each. */
final class ClassVersions {

    /** The oldest Java that Labelwright runs on. */
    private static final int OLDEST = 17;

    private static final int MAGIC = 0xCAFEBABE;
    private static final int MAJOR_OF_JAVA_0 = 44;

    private ClassVersions() {}

    /** What users of an older Java would meet. A jar that can't be read is none of its matters. */
    static Optional<Problem> problem(Path jar) {
        int newest = 0;
        String name = "";
        try (var zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                int java = counts(entry.getName()) ? javaOf(zip, entry) : 0;
                if (java > newest) {
                    newest = java;
                    name = entry.getName();
                }
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        int runs = Runtime.version().feature();
        if (newest <= OLDEST) {
            return Optional.empty();
        }
        String message = "the class " + name + " was compiled for Java " + newest;
        String hint = "compile it with --release " + OLDEST;
        Place place = Place.of(jar.toString());
        return Optional.of(
                newest > runs
                        ? Problem.error(
                                StandardError.PLUGIN_BROKEN, place, message + ", and this is Java " + runs, hint)
                        : Problem.warning(
                                StandardError.PLUGIN_BROKEN,
                                place,
                                message + "; Labelwright runs on Java " + OLDEST + " and newer",
                                hint));
    }

    /** Classes of a multi-release jar are loaded by a Java that can read them only. */
    private static boolean counts(String entry) {
        return entry.endsWith(".class") && !entry.startsWith("META-INF/") && !entry.equals("module-info.class");
    }

    private static int javaOf(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream file = zip.getInputStream(entry)) {
            byte[] head = file.readNBytes(8);
            if (head.length < 8) {
                return 0;
            }
            var in = new DataInputStream(new java.io.ByteArrayInputStream(head));
            boolean isClass = in.readInt() == MAGIC;
            in.readUnsignedShort();
            return isClass ? in.readUnsignedShort() - MAJOR_OF_JAVA_0 : 0;
        }
    }
}
