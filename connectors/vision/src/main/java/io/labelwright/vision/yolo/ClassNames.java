package io.labelwright.vision.yolo;

import io.labelwright.files.text.TextFile;
import io.labelwright.spi.connect.SourceInput;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.StandardError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.constructor.StandardConstructor;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** Reads the names of classes: line by line, or the key {@code names} of a YAML file. An empty name is none. */
final class ClassNames {

    private static final int MOST = 100_000;

    private ClassNames() {}

    /** Whether a file holds names, going by its own name. */
    static boolean isNames(String relativeName) {
        String name = relativeName.substring(relativeName.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return name.endsWith(".names") || name.equals("classes.txt") || isYaml(name);
    }

    private static boolean isYaml(String name) {
        return name.equals("data.yaml") || name.equals("data.yml") || name.equals("dataset.yaml");
    }

    /**
     * The names of a folder.
     *
     * @param files those for which {@link #isNames} holds
     * @throws LabelingException when there are none, or files say different things
     */
    static List<String> of(String folder, List<SourceInput> files) throws IOException {
        List<String> names = null;
        String first = "";
        for (SourceInput file : files) {
            List<String> read = isYaml(file.relativeName().toLowerCase(Locale.ROOT))
                            || file.relativeName().matches("(?i).*/(data\\.ya?ml|dataset\\.yaml)")
                    ? yaml(file)
                    : lines(file);
            if (names != null && !names.equals(read)) {
                throw new LabelingException(
                        StandardError.BAD_ROW,
                        Place.of(file.name()),
                        "the names of classes differ from those in " + first,
                        "say which are right: names: [...]");
            }
            names = read;
            first = file.name();
        }
        if (names == null) {
            throw new LabelingException(
                    StandardError.BAD_ROW,
                    Place.of(folder),
                    "no file tells the names of the classes (data.yaml, *.names or classes.txt)",
                    "say them: names: [...]");
        }
        Set<String> known = new HashSet<>();
        for (String name : names) {
            if (!name.isEmpty() && !known.add(name)) {
                throw new LabelingException(
                        StandardError.BAD_ROW,
                        Place.of(first),
                        "two classes have the name '" + name + "'",
                        "say other names: names: [...]");
            }
        }
        return names;
    }

    private static List<String> lines(SourceInput file) throws IOException {
        List<String> names = new ArrayList<>();
        try (var lines = new BufferedReader(new TextFile(file, StandardCharsets.UTF_8).open())) {
            for (String line = lines.readLine(); line != null && names.size() < MOST; line = lines.readLine()) {
                names.add(line);
            }
        }
        while (!names.isEmpty() && names.get(names.size() - 1).isBlank()) {
            names.remove(names.size() - 1);
        }
        return names;
    }

    private static List<String> yaml(SourceInput file) throws IOException {
        var text = new StringWriter();
        try (var reader = new TextFile(file, StandardCharsets.UTF_8).open()) {
            reader.transferTo(text);
        }
        // All scalars are texts: a class may be called no, 017 or 1.10.
        var settings = LoadSettings.builder()
                .setLabel(file.name())
                .setSchema(new FailsafeSchema())
                .setAllowDuplicateKeys(false)
                .setMaxAliasesForCollections(1)
                .build();
        try {
            // Of a file without any document the library's loader makes an error of its own.
            Optional<Node> root = new Compose(settings).composeString(text.toString());
            boolean none = root.isEmpty() || root.get().getTag().equals(Tag.NULL);
            Object loaded = none ? "" : new StandardConstructor(settings).constructSingleDocument(root);
            if (loaded instanceof Map<?, ?> keys) {
                if (keys.get("names") instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
                    return list.stream().map(String.class::cast).toList();
                }
                if (keys.get("names") instanceof Map<?, ?> map) {
                    return byIndex(map, file);
                }
            }
        } catch (YamlEngineException e) {
            throw new LabelingException(
                    StandardError.BAD_ROW,
                    Place.of(file.name()),
                    "no YAML: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    null);
        }
        throw new LabelingException(
                StandardError.BAD_ROW,
                Place.of(file.name()),
                "the file has no key names with a list of names, or with a name for each number",
                null);
    }

    private static List<String> byIndex(Map<?, ?> map, SourceInput file) {
        List<String> names = new ArrayList<>();
        map.forEach((key, value) -> {
            int index = key instanceof String text && text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : -1;
            if (index < 0 || !(value instanceof String name)) {
                throw new LabelingException(
                        StandardError.BAD_ROW,
                        Place.of(file.name()),
                        // A list or map may hold itself, and is then no text.
                        "names has a name for each number from 0, found "
                                + (key instanceof String text ? text : "a key that is a list or map") + ": "
                                + (value instanceof String text ? text : "a list or map"),
                        null);
            }
            while (names.size() <= index) {
                names.add("");
            }
            names.set(index, name);
        });
        return names;
    }
}
