package io.labelwright.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.engine.Options;
import io.labelwright.engine.Preparation;
import io.labelwright.engine.plan.Plan;
import io.labelwright.engine.plan.PlannedStage;
import io.labelwright.engine.plugin.KeyDescriptor;
import io.labelwright.engine.plugin.KeyDescriptor.Mark;
import io.labelwright.engine.plugin.Plugins;
import io.labelwright.engine.plugin.StrategyDescriptor;
import io.labelwright.engine.plugin.ValueType;
import io.labelwright.engine.secret.SecretMask;
import io.labelwright.engine.yaml.ScalarNode;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.problem.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What changes the key of a stage and what does not, for every key of every built-in strategy and of one with
 * alternatives.
 */
class StageKeyTest {

    /** Valid values of keys whose text has a meaning of its own; two each, so that one differs from the first. */
    private static final Map<String, List<Object>> TEXTS = Map.of(
            "delimiter", List.of("semicolon", "tab"),
            "encoding", List.of("iso-8859-1", "utf-16"),
            "quote", List.of("none", "'"),
            "when", List.of("text.size() > 3", "text.size() > 4"),
            "where", List.of("true", "false"),
            "label", List.of("ham", "spam"),
            "to", List.of("ham", "spam"),
            "query", List.of("select 1", "select 2"),
            "time_zone", List.of("Europe/Berlin", "Asia/Tokyo"),
            "annotator_priors", List.of("source", "agreed"));

    /** Any text, and some that this or that connector takes. */
    private static final List<Object> WORDS =
            List.of("alpha", "beta", "source", "id", "inner_id", "file_name", "a/b", "ham", "spam");

    /**
     * Keys that can't have two values in this workflow: of comparisons, of sets of features and their columns, those
     * that go together with another or exclude it, such as the field of keywords, a map of whole numbers, groups of
     * labelling functions, and a history where a method has no use for one.
     */
    private static final Set<String> UNTRIED = Set.of(
            "annotations.left",
            "annotations.right",
            "features",
            "columns",
            "width",
            "height",
            "table",
            "category_ids",
            "annotator_priors",
            "rules[].field",
            "class_priors",
            "dependent");

    @TempDir
    private static Path plugins;

    /** Looked for once: a plan is made for each value of each key. */
    private static Plugins strategies;

    @TempDir
    private Path folder;

    @BeforeAll
    static void discover() {
        PluginWithAlternatives.installIn(plugins);
        strategies = Plugins.discover(List.of(plugins));
    }

    static Stream<StrategyDescriptor> strategies() {
        // A loop has no key of its own: the stages of its rounds have theirs.
        return strategies.strategies().stream()
                .filter(strategy -> !strategy.id().equals("flow/loop"));
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void everyValueOfAConfigIsInTheKey(StrategyDescriptor strategy) throws IOException {
        Map<String, Object> config = required(strategy.keys());
        if (strategy.id().equals("taxonomy/map")) {
            // It wants something to do, whichever of its keys says so.
            config.put("map", Map.of("old", "ham"));
        }
        if (strategy.id().equals("prelabel/lookup")) {
            // Ids are looked up in a file only.
            config.put("path", "data.csv");
        }
        if (strategy.id().equals("export/jdbc")) {
            // It writes labels else, which have no column "text".
            config.put("table", "items");
        }
        if (strategy.id().equals("import/jdbc")) {
            // It wants a query or a table, and not both.
            config.put("query", "select 0");
        }

        if (strategy.id().equals("imbalance/threshold") || strategy.id().equals("imbalance/auto")) {
            // Of their metrics this one alone knows costs.
            config.put("metric", "cost");
        }

        if (strategy.id().equals("prelabel/llm")) {
            // A budget of money needs them.
            config.put("prices", new LinkedHashMap<>(Map.of("prompt", 2, "answer", 3)));
        }

        var untried = new TreeSet<String>();
        checkKeys(strategy, "", strategy.keys(), config, config, untried);

        assertThat(untried)
                .as("keys of %s without two values that are valid here", strategy.id())
                .isSubsetOf(UNTRIED);
    }

    private void checkKeys(
            StrategyDescriptor strategy,
            String path,
            List<KeyDescriptor> keys,
            Map<String, Object> at,
            Map<String, Object> config,
            Set<String> untried)
            throws IOException {
        for (KeyDescriptor key : keys.stream().flatMap(StageKeyTest::forms).toList()) {
            if (key.is(Mark.INPUT) || key.is(Mark.OUTPUT) || key.is(Mark.SECRET)) {
                // Of an input the content counts, the path of an output is a cause of its own, a secret is none.
                continue;
            }
            Object before = at.get(key.name());
            Map<Object, String> seen = new LinkedHashMap<>();
            for (Object value : values(key)) {
                if (seen.size() == 2) {
                    break;
                }
                if (value.toString().equals(key.byDefault())) {
                    // The same as nothing.
                    continue;
                }
                at.put(key.name(), value);
                Optional<String> hash = key(strategy, config);
                hash.ifPresent(found -> seen.put(value, found));
            }
            List<KeyDescriptor> inner = inner(key.type());
            if (!inner.isEmpty() && !seen.isEmpty()) {
                Object block = seen.keySet().iterator().next();
                at.put(key.name(), block);
                boolean list = block instanceof List<?>;
                Object first = list ? ((List<?>) block).get(0) : block;
                checkKeys(strategy, path + key.name() + (list ? "[]." : "."), inner, mapping(first), config, untried);
            }
            if (before == null) {
                at.remove(key.name());
                seen.put("not given", key(strategy, config).orElseThrow());
            } else {
                at.put(key.name(), before);
            }
            assertThat(seen.values())
                    .as("%s: keys of the stage with %s%s as in %s", strategy.id(), path, key.name(), seen)
                    .doesNotHaveDuplicates();
            if (seen.size() < 2 && inner.isEmpty()) {
                untried.add(path + key.name());
            }
        }
    }

    /** A key once for each thing that its value may be. */
    private static Stream<KeyDescriptor> forms(KeyDescriptor key) {
        if (key.type().kind() != ValueType.Kind.CHOICE) {
            return Stream.of(key);
        }
        return key.type().alternatives().stream()
                .map(alternative -> new KeyDescriptor(
                        key.name(),
                        key.doc(),
                        alternative.type(),
                        key.byDefault(),
                        key.required(),
                        alternative.bounds(),
                        key.former(),
                        alternative.cel(),
                        alternative.stageOf(),
                        alternative.marks()));
    }

    private static List<KeyDescriptor> inner(ValueType type) {
        return switch (type.kind()) {
            case RECORD -> type.keys();
            case LIST -> inner(type.elements());
            default -> List.of();
        };
    }

    @SuppressWarnings("unchecked") // made here, with texts as keys
    private static Map<String, Object> mapping(@Nullable Object value) {
        return (Map<String, Object>) Objects.requireNonNull(value);
    }

    private static Map<String, Object> required(List<KeyDescriptor> keys) {
        Map<String, Object> config = new LinkedHashMap<>();
        for (KeyDescriptor key : keys) {
            if (key.required()) {
                config.put(key.name(), values(key).get(0));
            }
        }
        return config;
    }

    /** Two valid values, the first not the default; of a block one, whose keys are varied one by one. */
    private static List<Object> values(KeyDescriptor key) {
        ValueType type = key.type();
        var values = new ArrayList<Object>();
        switch (type.kind()) {
            case BOOLEAN ->
                values.addAll(Stream.of(true, false)
                        .filter(value -> !value.toString().equals(key.byDefault()))
                        .toList());
            case WORD -> {
                values.addAll(type.words());
                values.remove(key.byDefault());
            }
            case INTEGER, NUMBER -> {
                for (double number : new double[] {0.25, 0.5, 2, 3, 30, 0, 1}) {
                    boolean fits = type.kind() == ValueType.Kind.NUMBER || number == Math.rint(number);
                    if (fits && key.bounds().contain(number) && !isDefault(key, number)) {
                        values.add(type.kind() == ValueType.Kind.INTEGER ? (Object) (long) number : number);
                    }
                }
            }
            case TEXT -> values.addAll(texts(key));
            case RECORD -> values.add(required(type.keys()));
            case LIST -> {
                if (type.elements().kind() == ValueType.Kind.INTEGER) {
                    values.add(List.of(1, 2));
                    values.add(List.of(1, 3));
                    break;
                }
                if (type.elements().kind() == ValueType.Kind.WORD) {
                    type.elements().words().forEach(word -> values.add(List.of(word)));
                    break;
                }
                if (key.is(Mark.CLASS)) {
                    values.add(List.of("ham"));
                    values.add(List.of("spam"));
                    break;
                }
                Object one = inner(type).isEmpty() ? "text" : required(inner(type));
                values.add(new ArrayList<>(List.of(one)));
                if (inner(type).isEmpty()) {
                    values.add(List.of("text", "part"));
                }
            }
            case MAP -> {
                if (type.elements().kind() == ValueType.Kind.TEXT) {
                    values.add(Map.of("old", "ham"));
                    values.add(Map.of("old", "spam"));
                    break;
                }
                if (type.elements().kind() == ValueType.Kind.INTEGER) {
                    values.add(Map.of("ham", 2));
                    values.add(Map.of("ham", 3));
                    break;
                }
                boolean nested = type.elements().kind() == ValueType.Kind.MAP;
                values.add(nested ? Map.of("ham", Map.of("spam", 2)) : Map.of("ham", 0.5, "spam", 0.5));
                values.add(nested ? Map.of("ham", Map.of("spam", 3)) : Map.of("ham", 0.25, "spam", 0.75));
            }
            case CHOICE -> forms(key).forEach(form -> values.addAll(values(form)));
        }
        assertThat(values).as("values for %s", key).isNotEmpty();
        return values;
    }

    private static boolean isDefault(KeyDescriptor key, double number) {
        String byDefault = key.byDefault();
        // Of a number that may be a word, too, the default may be a word.
        return byDefault != null
                && new ScalarNode(byDefault, false, Place.of("default")).value() instanceof Number value
                && value.doubleValue() == number;
    }

    private static List<Object> texts(KeyDescriptor key) {
        if (key.is(Mark.INPUT)) {
            return List.of("data.csv");
        }
        if (key.is(Mark.OUTPUT)) {
            return List.of("out/a.csv", "out/b.csv");
        }
        if (key.is(Mark.DATABASE)) {
            return List.of("jdbc:sqlite:a.db", "jdbc:sqlite:b.db");
        }
        if (key.is(Mark.SERVER)) {
            return List.of("http://127.0.0.1:8080", "https://models.example.org/v1");
        }
        return TEXTS.getOrDefault(key.name(), WORDS).stream()
                .filter(text -> !text.equals(key.byDefault()))
                .toList();
    }

    /** The key of a stage with this config; empty when that is not valid in this workflow. */
    private Optional<String> key(StrategyDescriptor strategy, Map<String, Object> config) throws IOException {
        Map<String, Object> stage = new LinkedHashMap<>();
        stage.put("id", "tested");
        stage.put("uses", strategy.id());
        stage.put("with", config);
        Map<String, Object> workflow = workflow(stage);
        List<Task> tasks = strategy.tasks();
        if (!tasks.isEmpty() && !tasks.contains(Task.CLASSIFICATION)) {
            // Who decides classes decides nothing else.
            list(workflow.get("stages"))
                    .removeIf(other -> mapping(other).get("id").equals("agreed"));
            mapping(workflow.get("labels")).put("task", tasks.get(0).word());
        }
        Path file = folder.resolve("flow.yaml");
        Preparation preparation = prepare(file, new RandomYaml(new Random(0)).print(workflow), 1);
        return Optional.ofNullable(preparation.plan())
                .map(plan -> Objects.requireNonNull(keys(plan).get("tested")));
    }

    private static Map<String, Object> workflow(Map<String, Object> tested) {
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("id", "source");
        source.put("uses", "import/csv");
        Map<String, Object> with = new LinkedHashMap<>();
        with.put("path", "data.csv");
        with.put("items", new LinkedHashMap<>(Map.of("text", "text", "group", "part", "features", List.of("n"))));
        for (String block : List.of("annotations", "labels", "gold", "probabilities", "confusion")) {
            with.put(block, new LinkedHashMap<>());
        }
        source.put("with", with);
        Map<String, Object> workflow = new LinkedHashMap<>();
        workflow.put("workflow", "keys");
        workflow.put("seed", 1);
        workflow.put(
                "labels", new LinkedHashMap<>(Map.of("task", "classification", "classes", List.of("ham", "spam"))));
        var stages = new ArrayList<Map<String, Object>>(List.of(source));
        // Who writes what the tested stage may read; classes of another taxonomy are translated before anybody reads
        // them.
        int place = String.valueOf(tested.get("uses")).startsWith("taxonomy/") ? 1 : 2;
        stages.add(new LinkedHashMap<>(Map.of("id", "agreed", "uses", "consensus/majority-vote")));
        stages.add(place, tested);
        workflow.put("stages", stages);
        return workflow;
    }

    /** Keys of all stages, as far as they do not depend on data. */
    private Map<String, String> keys(Map<String, Object> workflow, Random style) throws IOException {
        return keys(folder.resolve("flow.yaml"), new RandomYaml(style).print(workflow), 1);
    }

    private static Map<String, String> keys(Path file, String yaml, int threads) throws IOException {
        Preparation preparation = prepare(file, yaml, threads);
        Plan plan = preparation.plan();
        if (plan == null) {
            throw new AssertionError(preparation.problems() + "\n" + yaml);
        }
        return keys(plan);
    }

    private static Preparation prepare(Path file, String yaml, int threads) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, yaml);
        Path data = file.resolveSibling("data.csv");
        if (!Files.exists(data)) {
            Files.writeString(data, "id,text,n\n1,a,2\n");
            Files.writeString(file.resolveSibling("guide.md"), "Be kind.\n");
        }
        var options = new Options(
                file,
                Map.of(),
                null,
                threads,
                Set.of(),
                true,
                false,
                List.of(),
                List.of(),
                List.of("*"),
                List.of(plugins),
                null);
        return Preparation.of(options, new SecretMask(), strategies);
    }

    private static Map<String, String> keys(Plan plan) {
        Map<String, String> keys = new TreeMap<>();
        for (PlannedStage stage : plan.stages()) {
            keys.put(
                    stage.id(),
                    new StageKey(stage, Map.of(), plan.schema(), plan.workflow().seed()).hash());
        }
        return keys;
    }

    private static Map<String, Object> rich() {
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("id", "prize");
        rule.put("when", "text.matches(r\"(?i)pri(z|s)e: #1\")");
        rule.put("label", "no");
        Map<String, Object> rules = new LinkedHashMap<>();
        rules.put("id", "rules");
        rules.put("uses", "prelabel/rules");
        rules.put("needs", List.of("source"));
        rules.put("with", new LinkedHashMap<>(Map.of("rules", new ArrayList<>(List.of(rule)))));
        Map<String, Object> workflow = workflow(rules);
        workflow.put(
                "labels",
                new LinkedHashMap<>(
                        Map.of("task", "classification", "classes", List.of("no", "017", "1.10", "\u0130"))));
        Map<String, Object> agreed = new LinkedHashMap<>();
        agreed.put("id", "agreed");
        agreed.put("uses", "consensus/dawid-skene");
        agreed.put("needs", List.of("source"));
        Map<String, Object> with = new LinkedHashMap<>();
        with.put("smoothing", 0.1);
        with.put("tolerance", 1.0e-5);
        with.put("sources", List.of("a*", "stage:source"));
        with.put("priors", new LinkedHashMap<>(Map.of("no", 0.5, "017", 0.25, "1.10", 0.125, "\u0130", 0.125)));
        agreed.put("with", with);
        List<Object> stages = list(workflow.get("stages"));
        stages.set(1, agreed);
        return workflow;
    }

    @SuppressWarnings("unchecked") // made here
    private static List<Object> list(@Nullable Object value) {
        return (List<Object>) Objects.requireNonNull(value);
    }

    @Test
    void theLayoutOfTheFileIsInNoKey() throws IOException {
        Map<String, String> plain = keys(rich(), new Random(0));

        for (int seed = 1; seed <= 60; seed++) {
            assertThat(keys(rich(), new Random(seed))).as("seed %d", seed).isEqualTo(plain);
        }
    }

    @Test
    void whereHowAndByWhomItRunsIsInNoKey() throws IOException {
        String yaml = new RandomYaml(new Random(0)).print(rich());
        Map<String, String> here = keys(folder.resolve("flow.yaml"), yaml, 1);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        String user = System.getProperty("user.name");
        try {
            for (String tag : List.of("tr-TR", "ar-EG-u-nu-arab", "de-DE", "th-TH-u-ca-buddhist-nu-thai")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                TimeZone.setDefault(TimeZone.getTimeZone("GMT+14"));
                System.setProperty("user.name", tag);

                assertThat(keys(folder.resolve(tag).resolve("other name.yaml"), yaml, 7))
                        .isEqualTo(here);
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
            System.setProperty("user.name", user);
        }
    }

    @Test
    void classesAreInEveryKeyOfStagesThatUseThem() throws IOException {
        Map<String, String> before = keys(rich(), new Random(0));
        var others = new ArrayList<Map<String, Object>>();
        for (List<Object> classes : List.of(
                List.<Object>of("017", "no", "1.10", "\u0130"),
                List.<Object>of("no", "017", "1.10", "\u0130", "new"),
                List.<Object>of(Map.of("name", "no", "aliases", List.of("non")), "017", "1.10", "\u0130"),
                List.<Object>of(Map.of("name", "no", "parent", "017"), "017", "1.10", "\u0130"))) {
            others.add(withLabels(Map.of("task", "classification", "classes", classes)));
        }
        others.add(withLabels(Map.of("task", "ordinal", "classes", List.of("no", "017", "1.10", "\u0130"))));

        for (Map<String, Object> other : others) {
            Map<String, String> now = keys(other, new Random(0));
            now.forEach((stage, key) ->
                    assertThat(key).as("%s with %s", stage, other.get("labels")).isNotEqualTo(before.get(stage)));
        }
    }

    @Test
    void twoClassesAreNotOneWithBothNames() throws IOException {
        Map<String, Object> two =
                workflow(new LinkedHashMap<>(Map.of("id", "tested", "uses", "consensus/majority-vote")));
        Map<String, Object> one = new LinkedHashMap<>(two);
        two.put("labels", Map.of("task", "classification", "classes", List.of("a", "b", "c")));
        one.put("labels", Map.of("task", "classification", "classes", List.of("a | b", "c")));

        assertThat(keys(one, new Random(0)).get("tested"))
                .isNotEqualTo(keys(two, new Random(0)).get("tested"));
    }

    @Test
    void whatIsOnlyForPeopleIsInNoKeyOfOtherStages() throws IOException {
        Map<String, String> before = keys(rich(), new Random(0));
        Map<String, Object> guided = withLabels(Map.of(
                "task",
                "classification",
                "guidelines",
                "guide.md",
                "classes",
                List.of(Map.of("name", "no", "description", "when in doubt", "key", "n"), "017", "1.10", "\u0130")));

        assertThat(keys(guided, new Random(0))).isEqualTo(before);
    }

    private static Map<String, Object> withLabels(Map<String, Object> labels) {
        Map<String, Object> workflow = rich();
        workflow.put("labels", labels);
        return workflow;
    }

    @Test
    void theSeedIsInTheKeysOfThoseThatDrawLots() throws IOException {
        var tested = new LinkedHashMap<String, Object>(Map.of("id", "tested", "uses", "evaluate/classification"));
        Map<String, Object> workflow = workflow(tested);
        Map<String, String> one = keys(workflow, new Random(0));
        workflow.put("seed", 2);
        Map<String, String> two = keys(workflow, new Random(0));

        assertThat(two.get("tested")).isNotEqualTo(one.get("tested"));
        assertThat(two.get("agreed")).isEqualTo(one.get("agreed"));
        assertThat(two.get("source")).isEqualTo(one.get("source"));
    }
}
