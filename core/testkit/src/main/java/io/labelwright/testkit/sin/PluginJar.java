package io.labelwright.testkit.sin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.labelwright.spi.StrategyFactory;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;

/**
 * The classes and files of a plug-in, compiled from source as its author does it, and then perhaps tampered with.
 * Immutable; the {@code with} methods give changed copies.
 */
public final class PluginJar {

    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
    private static final Pattern TYPE =
            Pattern.compile("(?m)(?:^|; )(?:public )?(?:final )?(?:class|interface|record) (\\w+)");

    /** Where a class file has the low byte of its major version. */
    private static final int MAJOR_VERSION = 7;

    private final SortedMap<String, byte[]> files;

    private PluginJar(SortedMap<String, byte[]> files) {
        this.files = files;
    }

    /** Compiles these sources, with the processor that writes the descriptor and the service file. */
    public static PluginJar compile(String... sources) {
        try (var output = new CompilerOutput()) {
            Path classes = output.folder();
            String spi = location(StrategyFactory.class).toString();
            List<String> options = List.of(
                    "--release",
                    "17",
                    "-parameters",
                    "-d",
                    classes.toString(),
                    "-cp",
                    spi + File.pathSeparator + location(NullMarked.class),
                    "-processorpath",
                    spi);
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            var messages = new StringWriter();
            List<JavaFileObject> units = Stream.of(sources).map(PluginJar::unit).toList();
            if (!compiler.getTask(messages, null, null, options, null, units).call()) {
                throw new IllegalArgumentException(messages.toString());
            }
            var files = new TreeMap<String, byte[]>();
            try (Stream<Path> all = Files.walk(classes)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    files.put(classes.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
                }
            }
            return new PluginJar(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With this text as the file of that path. */
    public PluginJar with(String path, String text) {
        return changed(path, text.getBytes(UTF_8));
    }

    /** With a file of another plug-in in place of the own one. */
    public PluginJar withClassesOf(PluginJar other, String path) {
        return changed(path, other.file(path));
    }

    /** With one class as a compiler for a newer Java would have made it. */
    public PluginJar withClassForJava(String path, int java) {
        return change(path, bytes -> {
            byte[] newer = bytes.clone();
            newer[MAJOR_VERSION] = (byte) (java + 44);
            return newer;
        });
    }

    /** With the text of a file changed. */
    public PluginJar withText(String path, UnaryOperator<String> change) {
        return change(path, bytes -> change.apply(new String(bytes, UTF_8)).getBytes(UTF_8));
    }

    private PluginJar change(String path, UnaryOperator<byte[]> change) {
        return changed(path, change.apply(file(path)));
    }

    private PluginJar changed(String path, byte[] bytes) {
        var copy = new TreeMap<>(files);
        copy.put(path, bytes);
        return new PluginJar(copy);
    }

    private byte[] file(String path) {
        byte[] bytes = files.get(path);
        if (bytes == null) {
            throw new IllegalArgumentException("no " + path + " in " + files.keySet());
        }
        return bytes;
    }

    /** Writes the plug-in's jar, and the folders above it. Equal plug-ins give equal bytes. */
    public Path writeTo(Path jar) {
        try {
            Path folder = jar.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
                for (Map.Entry<String, byte[]> file : files.entrySet()) {
                    var entry = new ZipEntry(file.getKey());
                    entry.setTime(0);
                    out.putNextEntry(entry);
                    out.write(file.getValue());
                    out.closeEntry();
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JavaFileObject unit(String source) {
        URI uri =
                URI.create("string:///" + find(PACKAGE, source).replace('.', '/') + "/" + find(TYPE, source) + ".java");
        return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }

    private static String find(Pattern pattern, String source) {
        Matcher matcher = pattern.matcher(source);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no " + pattern + " in " + source);
        }
        return matcher.group(1);
    }

    private static Path location(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
