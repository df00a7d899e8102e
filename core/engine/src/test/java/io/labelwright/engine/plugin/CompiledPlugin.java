package io.labelwright.engine.plugin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.processor.DescriptorProcessor;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;

/** The classes and files of a plug-in, compiled from source by the test, with or without the descriptor processor. */
public final class CompiledPlugin {

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    private CompiledPlugin() {}

    /** Compiles these sources as a plug-in's author does. */
    public static CompiledPlugin of(String... sources) {
        return compile(List.of("-processorpath", location(StrategyFactory.class).toString()), sources);
    }

    /** Compiles these sources with annotation processing switched off. */
    static CompiledPlugin withoutProcessor(String... sources) {
        return compile(List.of("-proc:none"), sources);
    }

    /** A strategy that does nothing, in package acme. */
    public static String strategy(String className, String id, String annotations, String components, String members) {
        return """
                package acme;

                import io.labelwright.spi.Strategy;
                import io.labelwright.spi.StrategyFactory;
                import io.labelwright.spi.describe.*;
                import io.labelwright.spi.table.TableKind;
                import java.util.List;
                import java.util.Map;

                @StrategyInfo(id = "%2$s", version = 3, summary = "Does nothing.")
                %3$s
                public final class %1$s implements StrategyFactory<%1$s.Config> {

                    public record Config(%4$s) {}

                    %5$s

                    @Override
                    public Strategy create(Config config) {
                        return (in, out, context) -> {};
                    }
                }
                """.formatted(className, id, annotations, components, members);
    }

    /** Adds or replaces a file. */
    public CompiledPlugin with(String path, String text) {
        files.put(path, text.getBytes(UTF_8));
        return this;
    }

    /** Takes a file away. */
    public CompiledPlugin without(String path) {
        if (files.remove(path) == null) {
            throw new IllegalArgumentException("no " + path + " in " + files.keySet());
        }
        return this;
    }

    /** Changes a file. */
    public CompiledPlugin change(String path, UnaryOperator<byte[]> change) {
        files.put(path, change.apply(files.get(path)));
        return this;
    }

    /** The text of a file. */
    public String text(String path) {
        return new String(files.get(path), UTF_8);
    }

    /** Writes the plug-in's jar, and the folders above it. */
    public Path jar(Path jar) {
        try {
            Files.createDirectories(jar.getParent());
            try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
                for (var file : files.entrySet()) {
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

    private static CompiledPlugin compile(List<String> processing, String... sources) {
        try (var scratch = new ScratchFolder("plugin-classes")) {
            Path classes = scratch.folder();
            var options = new ArrayList<>(List.of("--release", "17", "-d", classes.toString(), "-cp"));
            options.add(location(StrategyFactory.class) + java.io.File.pathSeparator + location(NullMarked.class));
            options.addAll(processing);
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            var messages = new StringWriter();
            List<JavaFileObject> units =
                    Stream.of(sources).map(CompiledPlugin::unit).toList();
            if (!compiler.getTask(messages, null, null, options, null, units).call()) {
                throw new IllegalArgumentException(messages.toString());
            }
            var plugin = new CompiledPlugin();
            try (Stream<Path> all = Files.walk(classes)) {
                for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                    plugin.files.put(classes.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
                }
            }
            return plugin;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JavaFileObject unit(String source) {
        String packageName = between(source, "package ", ";");
        String name = Stream.of("class ", "interface ", "record ")
                .filter(word -> source.contains("public " + word) || source.contains("public final " + word))
                .map(word -> between(source.substring(source.indexOf("public")), word, " ")
                        .replaceAll("\\W.*", ""))
                .findFirst()
                .orElseThrow();
        URI uri = URI.create("string:///" + packageName.replace('.', '/') + "/" + name + ".java");
        return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }

    private static String between(String text, String before, String after) {
        int start = text.indexOf(before) + before.length();
        return text.substring(start, text.indexOf(after, start));
    }

    private static Path location(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where the descriptor lies. */
    public static String descriptor() {
        return DescriptorProcessor.DESCRIPTOR;
    }
}
