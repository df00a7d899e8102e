package io.labelwright.engine.plugin;

import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The code of one plug-in folder: its loader and the hashes of its jars, both made when first asked for. */
final class PluginFolder implements Closeable {

    private static final int CHUNK = 1 << 16;

    private final InstalledPlugin plugin;
    private final ClassLoader engine;
    private @Nullable PluginClassLoader loader;
    private @Nullable SortedMap<String, String> hashes;

    PluginFolder(InstalledPlugin plugin, ClassLoader engine) {
        this.plugin = plugin;
        this.engine = engine;
    }

    InstalledPlugin plugin() {
        return plugin;
    }

    synchronized ClassLoader loader() {
        if (loader == null) {
            var urls = new ArrayList<URL>();
            for (Path jar : plugin.jars()) {
                try {
                    urls.add(jar.toUri().toURL());
                } catch (MalformedURLException e) {
                    throw new LabelingException(StandardError.PLUGIN_BROKEN, "can't address the jar " + jar, e);
                }
            }
            loader = new PluginClassLoader(plugin.name(), urls, engine);
        }
        return loader;
    }

    /** The sha256 of each jar by its file name. */
    synchronized SortedMap<String, String> hashes() {
        if (hashes == null) {
            var computed = new TreeMap<String, String>();
            for (Path jar : plugin.jars()) {
                computed.put(jar.getFileName().toString(), sha256(jar));
            }
            hashes = Collections.unmodifiableSortedMap(computed);
        }
        return hashes;
    }

    /** As {@link #hashes()}; of a jar that can't be read, an empty text. */
    SortedMap<String, String> readableHashes() {
        var readable = new TreeMap<String, String>();
        for (Path jar : plugin.jars()) {
            String hash;
            try {
                hash = sha256(jar);
            } catch (LabelingException e) {
                hash = "";
            }
            readable.put(jar.getFileName().toString(), hash);
        }
        return Collections.unmodifiableSortedMap(readable);
    }

    private static String sha256(Path jar) {
        try (InputStream in = Files.newInputStream(jar)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] chunk = new byte[CHUNK];
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                digest.update(chunk, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new LabelingException(StandardError.PLUGIN_BROKEN, "can't read the jar " + jar + ": " + e, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (loader != null) {
            loader.close();
        }
    }
}
