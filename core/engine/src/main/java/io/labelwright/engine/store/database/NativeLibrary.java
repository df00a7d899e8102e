package io.labelwright.engine.store.database;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import org.sqlite.JDBC;
import org.sqlite.util.OSInfo;

/**
 * The native part of SQLite. The driver would unpack it at each start; the distribution has it unpacked beside the
 * driver's jar, and this tells the driver so. Elsewhere the driver unpacks it.
 */
final class NativeLibrary {

    private static final String PATH = "org.sqlite.lib.path";

    private NativeLibrary() {}

    static synchronized void choose() {
        if (System.getProperty(PATH) != null) {
            return;
        }
        CodeSource source = JDBC.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return;
        }
        try {
            Path jar = Path.of(source.getLocation().toURI());
            Path folder = jar.resolveSibling("sqlite").resolve(system()).resolve(OSInfo.getArchName());
            if (Files.isDirectory(folder)) {
                System.setProperty(PATH, folder.toString());
            }
        } catch (URISyntaxException | IllegalArgumentException e) {
            // Not a file: the driver will find its own way.
            return;
        }
    }

    /** The driver's word for this system. Its own way to it starts a process, to know Android. */
    private static String system() {
        String name = System.getProperty("os.name", "");
        if (name.startsWith("Linux")) {
            return OSInfo.isMusl() ? "Linux-Musl" : "Linux";
        }
        return name.startsWith("Mac") ? "Mac" : name.startsWith("Windows") ? "Windows" : name;
    }
}
