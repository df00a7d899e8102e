package io.labelwright.engine.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PluginsTest {

    private static final String SERVICE = "META-INF/services/" + StrategyFactory.class.getName();

    @TempDir
    Path root;

    @Test
    void aGoodPlugInIsFoundWithoutLoadingItsClassesAndLoadsWhenAsked() throws IOException {
        install(
                "acme",
                good("Vote", "consensus/acme-vote", "static { System.setProperty(\"acme.Vote\", \"loaded\"); }"));
        System.clearProperty("acme.Vote");

        try (Plugins plugins = discover()) {
            StrategyDescriptor vote = plugins.find("consensus/acme-vote").orElseThrow();
            assertThat(plugins.problems()).isEmpty();
            assertThat(vote.version()).isEqualTo(3);
            assertThat(vote.origin().plugin()).isEqualTo("acme");
            assertThat(plugins.strategies()).contains(vote);
            assertThat(System.getProperty("acme.Vote")).isNull();

            LoadedStrategy loaded = plugins.load(vote);
            assertThat(System.getProperty("acme.Vote")).isEqualTo("loaded");
            assertThat(loaded.configType().getName()).isEqualTo("acme.Vote$Config");
            assertThat(plugins.load(vote)).isSameAs(loaded);
        }
    }

    @Test
    void strategiesAreSortedByIdAndTheNearestIdIsFound() throws IOException {
        install("b", good("B", "noise/b-outliers", ""));
        install("a", good("A", "consensus/acme-vote", ""));

        try (Plugins plugins = discover()) {
            assertThat(plugins.strategies())
                    .extracting(StrategyDescriptor::id)
                    .isSorted()
                    .hasSizeGreaterThanOrEqualTo(2);
            assertThat(plugins.nearest("consensus/acme-vot")).contains("consensus/acme-vote");
            assertThat(plugins.find("consensus/acme-vot")).isEmpty();
        }
    }

    @Test
    void ofTwoPlugInsWithOneIdBothJarsAreNamedAndTheOthersStay() throws IOException {
        Path first = install("first", good("Vote", "consensus/acme-vote", ""));
        Path second = install("second", good("Ballot", "consensus/acme-vote", ""));
        install("third", good("Other", "consensus/other", ""));

        try (Plugins plugins = discover()) {
            Problem problem = only(plugins, StandardError.PLUGIN_DUPLICATE);
            assertThat(problem.message()).contains("consensus/acme-vote", first.toString(), second.toString());
            assertThat(plugins.find("consensus/acme-vote")).isEmpty();
            assertThat(plugins.whySetAside("consensus/acme-vote")).contains(problem);
            assertThat(plugins.find("consensus/other")).isPresent();
            assertThat(plugins.whySetAside("consensus/other")).isEmpty();
        }
    }

    @Test
    void anIdOfABuiltInStaysWithTheBuiltIn() throws IOException {
        Path builtIn = good("Vote", "consensus/acme-vote", "").jar(root.resolve("lib/built in.jar"));
        Path intruder = install("intruder", good("Ballot", "consensus/acme-vote", ""));

        try (var application = new URLClassLoader(
                        new URL[] {builtIn.toUri().toURL()}, getClass().getClassLoader());
                Plugins plugins = Plugins.discover(List.of(root.resolve("plugins")), application)) {
            Problem problem = only(plugins, StandardError.PLUGIN_DUPLICATE);
            assertThat(problem.message()).contains(builtIn.toString(), intruder.toString());
            StrategyDescriptor kept = plugins.find("consensus/acme-vote").orElseThrow();
            assertThat(kept.origin().builtIn()).isTrue();
            assertThat(plugins.load(kept).loader()).isSameAs(application);
            assertThat(plugins.jarHashes(kept)).isEmpty();
        }
    }

    @Test
    void aMissingClassIsNamedWithTheFolderThatTheJarBelongsInto() throws IOException {
        CompiledPlugin plugin = CompiledPlugin.of(
                strategy("Vote", "consensus/acme-vote", "private final Ruler ruler = new Ruler();"),
                "package acme; public final class Ruler {}");
        Path jar = install("acme", plugin.without("acme/Ruler.class"));

        LabelingException failure = loadFails("consensus/acme-vote");

        assertThat(failure.problems().get(0).message()).contains("plug-in 'acme'", "acme.Ruler", "missing");
        assertThat(failure.problems().get(0).hint())
                .contains("put the jar that holds it into the plug-in folder " + jar.getParent());
    }

    @Test
    void aClassOfTheEngineIsNotVisibleToAPlugIn() throws IOException {
        CompiledPlugin plugin = CompiledPlugin.of(
                strategy(
                        "Vote",
                        "consensus/acme-vote",
                        "private final Object ruler = new tools.jackson.core.Version();"),
                "package tools.jackson.core; public final class Version {}");
        install("acme", plugin.without("tools/jackson/core/Version.class"));

        LabelingException failure = loadFails("consensus/acme-vote");

        assertThat(failure.problems().get(0).hint()).contains("the engine's own copy is not visible to plug-ins");
    }

    @Test
    void aConstructorThatThrowsIsToldWithJarAndCause() throws IOException {
        Path jar = install("acme", good("Vote", "consensus/acme-vote", """
                public Vote() { throw new IllegalStateException("no licence"); }"""));

        LabelingException failure = loadFails("consensus/acme-vote");

        assertThat(failure.problems().get(0).toString()).contains(jar.toString(), "acme.Vote", "no licence");
        assertThat(failure).hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void aStaticInitialiserThatThrowsIsToldWithItsCause() throws IOException {
        install("acme", good("Vote", "consensus/acme-vote", """
                static final int N = Integer.parseInt("none");"""));

        LabelingException failure = loadFails("consensus/acme-vote");

        assertThat(failure.problems().get(0).message()).contains("NumberFormatException");
    }

    @Test
    void aFactoryWithoutPublicConstructorIsTold() throws IOException {
        install("acme", good("Vote", "consensus/acme-vote", "Vote(int n) {}"));

        assertThat(loadFails("consensus/acme-vote").problems().get(0).message())
                .contains("no public constructor without parameters");
    }

    @Test
    void aJarWithoutDescriptorSaysHowToCompileIt() throws IOException {
        install("acme", CompiledPlugin.withoutProcessor(strategy("Vote", "consensus/acme-vote", "")));
        install("good", good("Other", "consensus/other", ""));

        try (Plugins plugins = discover()) {
            Problem problem = only(plugins, StandardError.PLUGIN_BROKEN);
            assertThat(problem.message()).contains("'acme'", "compiled without annotation processing");
            assertThat(problem.hint()).contains("put labelwright-spi on the processor path", "-proc:full");
            assertThat(plugins.find("consensus/other")).isPresent();
            assertThat(plugins.installed()).extracting(InstalledPlugin::name).containsExactly("acme", "good");
        }
    }

    @Test
    void aClassForANewerJavaSaysWhichJavaItNeedsAndWhichRuns() throws IOException {
        CompiledPlugin plugin = good("Vote", "consensus/acme-vote", "");
        install("acme", plugin.change("acme/Vote.class", bytes -> {
            ByteBuffer.wrap(bytes).putShort(6, (short) (44 + 99));
            return bytes;
        }));

        LabelingException failure = loadFails("consensus/acme-vote");

        assertThat(failure.problems().get(0).message())
                .contains("acme.Vote was compiled for Java 99, and this is Java "
                        + Runtime.version().feature());
    }

    @Test
    void aTypingErrorInTheServiceFileSetsThePlugInAsideAndNoOther() throws IOException {
        Path jar = install("acme", good("Vote", "consensus/acme-vote", "").with(SERVICE, "# providers\nacme.Votee\n"));
        install("good", good("Other", "consensus/other", ""));

        try (Plugins plugins = discover()) {
            Problem problem = only(plugins, StandardError.PLUGIN_BROKEN);
            assertThat(problem.place().file()).isEqualTo(jar.toString());
            assertThat(problem.message()).contains("'acme'", SERVICE, "acme.Votee");
            assertThat(plugins.find("consensus/acme-vote")).isEmpty();
            assertThat(plugins.whySetAside("consensus/acme-vote")).contains(problem);
            assertThat(plugins.find("consensus/other")).isPresent();
        }
    }

    @Test
    void aServiceFileThatForgetsAFactoryIsTold() throws IOException {
        CompiledPlugin plugin = CompiledPlugin.of(
                strategy("Vote", "consensus/acme-vote", ""), strategy("Other", "consensus/other", ""));
        install("acme", plugin.with(SERVICE, "acme.Other\n"));

        try (Plugins plugins = discover()) {
            assertThat(only(plugins, StandardError.PLUGIN_BROKEN).message())
                    .contains("does not name acme.Vote, the factory of consensus/acme-vote");
        }
    }

    @Test
    void classesOfTheSpiInAPlugInAreNeverUsed() throws IOException {
        CompiledPlugin plugin = CompiledPlugin.of(
                strategy("Vote", "consensus/acme-vote", ""),
                "package io.labelwright.spi; public interface StrategyFactory<C extends Record> {"
                        + " Strategy create(C config); }");
        install("acme", plugin);

        try (Plugins plugins = discover()) {
            assertThat(plugins.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.isError()).isFalse();
                assertThat(problem.message()).contains("classes of io.labelwright.spi");
            });
            LoadedStrategy loaded =
                    plugins.load(plugins.find("consensus/acme-vote").orElseThrow());
            assertThat(loaded.configType().getClassLoader()).isSameAs(loaded.loader());
        }
    }

    @Test
    void twoPlugInsMayBringTwoVersionsOfOneLibrary() throws IOException {
        String library = "package lib; public final class Version { public static final String WORD = word();"
                + " private static String word() { return \"%s\"; } }";
        String constructor = "public %s() { System.setProperty(\"%s\", lib.Version.WORD); }";
        install(
                "one",
                CompiledPlugin.of(
                        strategy("One", "consensus/one", constructor.formatted("One", "acme.one")),
                        library.formatted("v1")));
        install(
                "two",
                CompiledPlugin.of(
                        strategy("Two", "consensus/two", constructor.formatted("Two", "acme.two")),
                        library.formatted("v2")));

        try (Plugins plugins = discover()) {
            plugins.load(plugins.find("consensus/one").orElseThrow());
            plugins.load(plugins.find("consensus/two").orElseThrow());
            assertThat(System.getProperty("acme.one")).isEqualTo("v1");
            assertThat(System.getProperty("acme.two")).isEqualTo("v2");
        }
    }

    @Test
    void codeOfAPlugInRunsWithItsOwnContextClassLoader() throws IOException {
        install("acme", good("Vote", "consensus/acme-vote", ""));
        ClassLoader before = Thread.currentThread().getContextClassLoader();

        try (Plugins plugins = discover()) {
            LoadedStrategy loaded =
                    plugins.load(plugins.find("consensus/acme-vote").orElseThrow());
            ClassLoader during =
                    PluginScope.run(loaded, () -> Thread.currentThread().getContextClassLoader());
            assertThat(during).isSameAs(loaded.loader());
            assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
            assertThat(during.getResource("io/labelwright/engine/plugin/Plugins.class"))
                    .isNull();
        }
    }

    @Test
    void aClassThatIsMissingWhileAPlugInRunsIsToldAsItsProblem() throws IOException {
        install("acme", good("Vote", "consensus/acme-vote", ""));

        try (Plugins plugins = discover()) {
            LoadedStrategy loaded =
                    plugins.load(plugins.find("consensus/acme-vote").orElseThrow());
            var failure = catchThrowableOfType(
                    LabelingException.class,
                    () -> PluginScope.run(loaded, () -> {
                        throw new NoClassDefFoundError("acme/Late");
                    }));
            assertThat(failure.problems().get(0).message()).contains("acme.Late is missing");
        }
    }

    @Test
    void aChangedJarChangesItsHash() throws IOException {
        install("acme", good("Vote", "consensus/acme-vote", ""));
        String before = hash("consensus/acme-vote");
        install("acme", good("Vote", "consensus/acme-vote", ""));
        assertThat(hash("consensus/acme-vote")).isEqualTo(before).hasSize(64);

        install("acme", good("Vote", "consensus/acme-vote", "private int changed;"));

        assertThat(hash("consensus/acme-vote")).isNotEqualTo(before);
    }

    @Test
    void everyBrokenFolderIsNamedAndHidesNoOther() throws IOException {
        Files.createDirectories(root.resolve("plugins/empty"));
        Files.createDirectories(root.resolve("plugins/torn"));
        Files.createDirectories(root.resolve("plugins/.hidden"));
        Files.writeString(root.resolve("plugins/torn/torn.jar"), "PK no zip");
        good("Stray", "consensus/stray", "").jar(root.resolve("plugins/stray.jar"));
        install(
                "garbled",
                good("Vote", "consensus/vote", "").with(CompiledPlugin.descriptor(), "{\"strategies\": [{}]"));
        install(
                "unnamed",
                good("Vote", "consensus/vote", "").with(CompiledPlugin.descriptor(), "{\"strategies\": [{}]}"));
        install("good", good("Other", "consensus/other", ""));

        try (Plugins plugins = Plugins.discover(List.of(root.resolve("plugins"), root.resolve("absent")))) {
            assertThat(plugins.problems().stream().map(Problem::toString))
                    .hasSize(6)
                    .anySatisfy(text -> assertThat(text).contains("'empty'", "holds no jar"))
                    .anySatisfy(text -> assertThat(text).contains("'torn'", "torn.jar", "can't be read"))
                    .anySatisfy(text -> assertThat(text).contains("stray.jar", "move it to", "plugins/stray/stray.jar"))
                    .anySatisfy(text -> assertThat(text).contains("'garbled'", "not JSON"))
                    .anySatisfy(text -> assertThat(text).contains("'unnamed'", "'id' is missing"))
                    .anySatisfy(text -> assertThat(text).contains("absent", "LBL-1019"));
            assertThat(plugins.find("consensus/other")).isPresent();
        }
    }

    @Test
    void theFamilyThatSteersTheWorkflowIsClosedToPlugIns() throws IOException {
        install("acme", good("Vote", "flow/loop", ""));

        try (Plugins plugins = discover()) {
            assertThat(only(plugins, StandardError.PLUGIN_BROKEN).message()).contains("flow/loop", "the engine's own");
            assertThat(plugins.find("flow/loop"))
                    .as("the engine's own stays")
                    .hasValueSatisfying(
                            loop -> assertThat(loop.origin().plugin()).isNotEqualTo("acme"));
        }
    }

    @Test
    void aFolderThatIsGivenTwiceIsReadOnce() throws IOException {
        install("good", good("Other", "consensus/other", ""));
        Path folder = root.resolve("plugins");

        try (Plugins plugins = Plugins.discover(List.of(folder, folder.resolve("../plugins")))) {
            assertThat(plugins.problems()).isEmpty();
        }
    }

    private static CompiledPlugin good(String className, String id, String members) {
        return CompiledPlugin.of(strategy(className, id, members));
    }

    private static String strategy(String className, String id, String members) {
        return CompiledPlugin.strategy(className, id, "@Reads(TableKind.ANNOTATIONS)", "", members);
    }

    private Path install(String plugin, CompiledPlugin compiled) {
        return compiled.jar(root.resolve("plugins").resolve(plugin).resolve(plugin + ".jar"));
    }

    private Plugins discover() {
        return Plugins.discover(List.of(root.resolve("plugins")));
    }

    private LabelingException loadFails(String id) throws IOException {
        try (Plugins plugins = discover()) {
            StrategyDescriptor strategy = plugins.find(id).orElseThrow();
            LabelingException failure = catchThrowableOfType(LabelingException.class, () -> plugins.load(strategy));
            assertThat(failure.problems())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.code()).isEqualTo(StandardError.PLUGIN_BROKEN));
            return failure;
        }
    }

    private String hash(String id) throws IOException {
        try (Plugins plugins = discover()) {
            return plugins.jarHashes(plugins.find(id).orElseThrow()).get("acme.jar");
        }
    }

    private static Problem only(Plugins plugins, StandardError code) {
        assertThat(plugins.problems()).hasSize(1);
        assertThat(plugins.problems().get(0).code()).isEqualTo(code);
        return plugins.problems().get(0);
    }
}
