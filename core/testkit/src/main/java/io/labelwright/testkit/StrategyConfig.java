package io.labelwright.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.engine.config.CheckContext;
import io.labelwright.engine.config.ConfigBinder;
import io.labelwright.engine.config.ConfigChecker;
import io.labelwright.engine.config.ConfigTree;
import io.labelwright.engine.plugin.KeyDescriptor;
import io.labelwright.engine.plugin.Plugins;
import io.labelwright.engine.plugin.StrategyDescriptor;
import io.labelwright.engine.yaml.ListNode;
import io.labelwright.engine.yaml.MapNode;
import io.labelwright.engine.yaml.Node;
import io.labelwright.engine.yaml.ScalarNode;
import io.labelwright.engine.yaml.YamlReader;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A strategy's config as the engine sees it: the descriptor in the jar, the YAML below {@code with}, and the record
 * that comes of it.
 *
 * @param <C> the strategy's config record
 */
final class StrategyConfig<C extends Record> {

    private final Class<?> factory;
    private final Class<? extends C> type;

    private StrategyConfig(Class<?> factory, Class<? extends C> type) {
        this.factory = factory;
        this.type = type;
    }

    @SuppressWarnings("unchecked") // the factory's own type argument
    static <C extends Record> StrategyConfig<C> of(StrategyFactory<C> factory) {
        return new StrategyConfig<>(factory.getClass(), (Class<? extends C>) DeclaredTables.config(factory.getClass()));
    }

    /** The config of a factory of a connector, or of any other. */
    @SuppressWarnings("unchecked") // the factory's own type argument
    static <C extends Record> StrategyConfig<C> ofFactory(Object factory) {
        return new StrategyConfig<>(factory.getClass(), (Class<? extends C>) DeclaredTables.config(factory.getClass()));
    }

    /** The record for a block {@code with} without problems. */
    C bind(String with, LabelSchema schema) {
        var problems = new ArrayList<Problem>();
        ConfigTree tree = ConfigChecker.check(map(with), descriptor(), new CheckContext("test", schema), problems);
        assertThat(problems).as("problems of with: %s", with).isEmpty();
        return ConfigBinder.<C>bind(tree, type);
    }

    /** What the jar says of the strategy. */
    StrategyDescriptor descriptor() {
        StrategyInfo info = info();
        ClassLoader loader = loader();
        try (Plugins plugins = Plugins.discover(List.of(), loader)) {
            return plugins.find(info.id())
                    .orElseThrow(() -> new AssertionError("no descriptor of " + info.id()
                            + " on the class path: is the annotation processor of the SPI on the compiler's path? "
                            + plugins.problems()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails unless descriptor and service file say what the annotations say. */
    @SuppressWarnings("rawtypes") // a class literal has no type arguments
    void checkDescriptor() {
        StrategyInfo info = info();
        StrategyDescriptor said = descriptor();
        assertThat(said.factory()).isEqualTo(factory.getName());
        assertThat(said.config()).isEqualTo(type.getName());
        assertThat(said.version()).isEqualTo(info.version()).isPositive();
        assertThat(said.summary()).isEqualTo(info.summary()).isNotBlank();
        assertThat(said.paper()).isEqualTo(info.paper());
        assertThat(said.example()).isEqualTo(info.example());
        assertThat(said.tasks()).isEqualTo(Arrays.asList(info.tasks()));
        assertThat(said.seeded()).isEqualTo(info.seeded());
        assertThat(said.guided()).isEqualTo(info.guided());
        assertThat(said.keys()).extracting(KeyDescriptor::name).isEqualTo(keys(type));
        DeclaredTables tables = DeclaredTables.of(factory);
        assertThat(said.writes())
                .allSatisfy(write -> assertThat(tables.writes()).contains(write.table()));
        assertThat(said.writes().stream().map(write -> write.table()).collect(Collectors.toSet()))
                .isEqualTo(tables.writes());
        assertThat(said.reads().stream()
                        .filter(read -> read.table() != null)
                        .map(read -> read.table())
                        .collect(Collectors.toSet()))
                .isEqualTo(DeclaredTables.namedReads(factory));
        var services = new TreeSet<String>();
        ServiceLoader.load(DeclaredTables.service(factory), loader()).stream()
                .forEach(provider -> services.add(provider.type().getName()));
        assertThat(services)
                .as(
                        "factories in META-INF/services/%s",
                        DeclaredTables.service(factory).getName())
                .contains(factory.getName());
    }

    /** Fails unless every key is explained and every default is a value that the key accepts. */
    void checkKeys(String with, LabelSchema schema) {
        StrategyDescriptor said = descriptor();
        MapNode given = map(with);
        for (KeyDescriptor key : said.keys()) {
            assertThat(key.doc()).as("doc of the key %s", key.name()).isNotBlank();
            if (key.byDefault() == null || given.keys().contains(key.name())) {
                continue;
            }
            var entries = new ArrayList<>(given.entries());
            Place place = given.place();
            Node value = node(key.byDefault());
            entries.add(new MapNode.Entry(key.name(), place, value == null ? new ScalarNode("", true, place) : value));
            var problems = new ArrayList<Problem>();
            ConfigChecker.check(new MapNode(entries, place), said, new CheckContext("test", schema), problems);
            assertThat(problems)
                    .as("default %s of the key %s", key.byDefault(), key.name())
                    .isEmpty();
        }
    }

    /** Fails unless the example of the reference, if there is one, is a stage of this strategy without mistakes. */
    void checkExample() {
        StrategyInfo info = info();
        if (info.example().isBlank()) {
            return;
        }
        Node example = node(info.example());
        assertThat(example).as("the example is a list of one stage").isInstanceOf(ListNode.class);
        List<Node> stages = requireNonNull((ListNode) example).items();
        assertThat(stages).as("stages of the example").hasSize(1).first().isInstanceOf(MapNode.class);
        MapNode stage = (MapNode) stages.get(0);
        assertThat(stage.keys()).as("keys of the example").contains("id", "uses");
        assertThat(text(stage, "uses")).as("uses of the example").isEqualTo(info.id());
        Node with = value(stage, "with");
        var problems = new ArrayList<Problem>();
        ConfigChecker.check(
                with == null ? new MapNode(List.of(), stage.place()) : (MapNode) with,
                descriptor(),
                new CheckContext(text(stage, "id"), null),
                problems);
        assertThat(problems).as("problems of the example").isEmpty();
    }

    private StrategyInfo info() {
        StrategyInfo info = factory.getAnnotation(StrategyInfo.class);
        if (info == null) {
            throw new AssertionError(factory.getName() + " carries no @StrategyInfo");
        }
        return info;
    }

    private ClassLoader loader() {
        ClassLoader loader = factory.getClassLoader();
        return loader == null ? ClassLoader.getSystemClassLoader() : loader;
    }

    private static List<String> keys(Class<?> config) {
        var keys = new ArrayList<String>();
        for (RecordComponent component : config.getRecordComponents()) {
            if (component.isAnnotationPresent(Inline.class)) {
                keys.addAll(keys(component.getType()));
            } else {
                keys.add(component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT));
            }
        }
        return keys;
    }

    private static MapNode map(String yaml) {
        if (yaml.isBlank()) {
            return new MapNode(List.of(), new Place("test", 1, 1));
        }
        Node node = node(yaml);
        assertThat(node).as("with is a map of keys: %s", yaml).isInstanceOf(MapNode.class);
        return requireNonNull((MapNode) node);
    }

    private static @Nullable Node node(String yaml) {
        var problems = new ArrayList<Problem>();
        Node node = YamlReader.read("test", yaml.getBytes(UTF_8), problems);
        assertThat(problems).as("problems of the YAML %s", yaml).isEmpty();
        return node;
    }

    private static @Nullable Node value(MapNode map, String key) {
        for (MapNode.Entry entry : map.entries()) {
            if (entry.key().equals(key)) {
                return entry.value();
            }
        }
        return null;
    }

    private static String text(MapNode map, String key) {
        return value(map, key) instanceof ScalarNode scalar ? scalar.text() : "";
    }
}
