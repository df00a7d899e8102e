package io.labelwright.platforms;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.labelwright.engine.config.CheckContext;
import io.labelwright.engine.config.ConfigBinder;
import io.labelwright.engine.config.ConfigChecker;
import io.labelwright.engine.config.ConfigTree;
import io.labelwright.engine.plugin.LoadedStrategy;
import io.labelwright.engine.plugin.Plugins;
import io.labelwright.engine.yaml.MapNode;
import io.labelwright.engine.yaml.YamlReader;
import io.labelwright.spi.connect.Sink;
import io.labelwright.spi.connect.Source;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.MemoryInput;
import io.labelwright.testkit.MemoryOutput;
import io.labelwright.testkit.RecordingSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;

/** What tests of several formats need: reading, writing, samples, and random tables full of odd texts. */
public final class Platform {

    private static final String[] PIECES = {
        "a",
        "Z9",
        " ",
        ",",
        ";",
        "\t",
        "\n",
        "\r\n",
        "\"",
        "'",
        "\\",
        "/",
        "{",
        "]",
        "\u0001",
        "\u00fc",
        "\u0130",
        "\u2028",
        "\ufeff",
        "\u202e",
        "\u05d0",
        "\ud83d\ude00",
        "\ud83d\udc68\u200d\ud83d\udc69",
        "e\u0301",
        "\\n",
        "null"
    };

    private Platform() {}

    /** A schema without classes. */
    public static LabelSchema schema(Task task, String... classes) {
        return new LabelSchema(
                task, java.util.Arrays.stream(classes).map(LabelClass::of).toList(), null);
    }

    /** The source of an import with this block {@code with}. */
    public static Source source(String id, String with) {
        return connector(id, with, Source.class);
    }

    /** The sink of an export with this block {@code with}. */
    public static Sink sink(String id, String with) {
        return connector(id, with, Sink.class);
    }

    private static <T> T connector(String id, String with, Class<T> type) {
        try (Plugins plugins = Plugins.discover(List.of(), Platform.class.getClassLoader())) {
            LoadedStrategy loaded = plugins.load(plugins.find(id).orElseThrow());
            var problems = new ArrayList<Problem>();
            var map = (MapNode)
                    Objects.requireNonNull(YamlReader.read("test", with.getBytes(StandardCharsets.UTF_8), problems));
            ConfigTree config =
                    ConfigChecker.check(map, plugins.find(id).orElseThrow(), new CheckContext("test", null), problems);
            if (!problems.isEmpty()) {
                throw new LabelingException(problems);
            }
            Record bound = ConfigBinder.bind(config, loaded);
            return type.cast(type == Source.class ? loaded.source(bound) : loaded.sink(bound));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All records that a source makes of a file. */
    public static RecordingSink read(Source source, String name, byte[] bytes) throws IOException {
        return read(source, name, bytes, EnumSet.allOf(TableKind.class));
    }

    /** The records of a workflow that asks for some tables. */
    public static RecordingSink read(Source source, String name, byte[] bytes, Set<TableKind> wanted)
            throws IOException {
        var sink = new RecordingSink(wanted);
        source.read(new MemoryInput(name, bytes), sink);
        return sink;
    }

    /** What a sink makes of a table. */
    public static byte[] write(Sink sink, TableKind table, InMemoryInputs in) throws IOException {
        var out = new MemoryOutput();
        sink.write(in.table(table), in, out);
        return out.bytes();
    }

    /** A sample of the shared data, or the test is left out. */
    public static byte[] sample(String path) throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("connectors/platforms"))) {
            folder = folder.getParent();
        }
        Path shared = folder == null ? Path.of("missing") : folder.resolveSibling("shared");
        String given = System.getProperty("labelwright.shared", System.getenv("LABELWRIGHT_SHARED"));
        Path file = (given == null ? shared : Path.of(given))
                .resolve("data/formats")
                .resolve(path);
        assumeTrue(Files.isRegularFile(file), "the sample data/formats/" + path + " is not on this machine");
        return Files.readAllBytes(file);
    }

    /** A text of some odd pieces, never empty. */
    public static String text(SplittableRandom random, int most) {
        var text = new StringBuilder();
        for (int i = 1 + random.nextInt(most); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    /** One answer of a random table; a label that is null is none. */
    public record Vote(String item, String annotator, String label, String verdict, String time, String confidence) {}

    /** A table of annotations, with the hidden column that tells models from people. */
    public static Table annotations(List<Vote> votes, Set<String> machines) {
        var rows = new TableBuilder(TableKind.ANNOTATIONS, List.of(ColumnSpec.named("_kind")), Map.of());
        int kind = TableKind.ANNOTATIONS.columns().size();
        for (Vote vote : votes) {
            rows.text(0, vote.item()).text(1, vote.annotator());
            if (!vote.label().isEmpty()) {
                rows.text(2, vote.label());
            }
            if (!vote.confidence().isEmpty()) {
                rows.number(3, Double.parseDouble(vote.confidence()));
            }
            if (!vote.time().isEmpty()) {
                rows.text(4, vote.time());
            }
            rows.text(TableKind.ANNOTATIONS.column("verdict"), vote.verdict())
                    .text(kind, machines.contains(vote.annotator()) ? "model" : "human")
                    .end();
        }
        return rows.build();
    }

    /** The fields of a row without those that are empty. */
    public static Map<String, String> fields(String... namesAndValues) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (!namesAndValues[i + 1].isEmpty()) {
                fields.put(namesAndValues[i], namesAndValues[i + 1]);
            }
        }
        return fields;
    }
}
