package io.labelwright.engine.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.engine.plugin.CompiledPlugin;
import io.labelwright.engine.plugin.InstalledPlugin;
import io.labelwright.engine.plugin.StrategyDescriptor;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users of a plug-in would meet is found before they do, each with what is wrong. */
final class PluginInspectionTest {

    private static final String ID = "consensus/acme-vote";

    @TempDir
    private Path folder;

    @Test
    void aGoodPluginPassesWithAWarningForTheMissingExample() {
        var found = inspect(plugin("@Doc(\"How much.\") @Default(\"2\") @Range(min = 1) int much", ""));

        assertThat(found.passed()).isTrue();
        assertThat(found.strategies()).extracting(StrategyDescriptor::id).containsExactly(ID);
        assertThat(found.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("no example"));
    }

    @Test
    void anExampleThatUsersCouldNotRunIsFound() {
        var plugin = plugin("@Doc(\"How much.\") int much", "");
        String descriptor = plugin.text(CompiledPlugin.descriptor());

        var misspelt = inspect(example(plugin, descriptor, "with: {mcuh: 3}"));
        var lacking = inspect(example(plugin, descriptor, "with: {}"));
        var right = inspect(example(plugin, descriptor, "with: {much: 3}"));

        assertThat(errors(misspelt))
                .anyMatch(line -> line.contains(ID + " with its example, line 3: unknown key 'mcuh'"));
        assertThat(errors(lacking)).singleElement().asString().contains("the key 'much'", "missing");
        assertThat(right.problems()).isEmpty();
    }

    private static CompiledPlugin example(CompiledPlugin plugin, String descriptor, String with) {
        String example = "- id: vote\\n  uses: " + ID + "\\n  " + with + "\\n";
        String changed = descriptor.contains("\"example\"")
                ? descriptor.replaceFirst(
                        "\"example\" *: *\"[^\"]*\"", "\"example\":\"" + example.replace("\\", "\\\\") + "\"")
                : descriptor.replaceFirst(
                        "\"summary\"", "\"example\":\"" + example.replace("\\", "\\\\") + "\",\"summary\"");
        return plugin.with(CompiledPlugin.descriptor(), changed);
    }

    @Test
    void aFactoryThatThrowsIsFound() {
        var found = inspect(plugin("", "public Vote() { throw new IllegalStateException(\"no licence\"); }"));

        assertThat(errors(found)).singleElement().asString().contains(ID, "no licence");
    }

    @Test
    void aDescriptorOfAnEarlierCompilationIsFound() {
        var plugin = plugin("@Doc(\"How much.\") @Default(\"2\") int much", "");
        String descriptor = plugin.text(CompiledPlugin.descriptor());

        var renamed = inspect(plugin.with(CompiledPlugin.descriptor(), descriptor.replace("\"much\"", "\"many\"")));
        var other = inspect(plugin.with(CompiledPlugin.descriptor(), descriptor.replace(ID, "consensus/old-vote")));

        assertThat(errors(renamed)).singleElement().asString().contains("has the keys much, the descriptor many");
        assertThat(errors(other)).singleElement().asString().contains("the code says " + ID, "consensus/old-vote");
    }

    @Test
    void aDefaultThatIsNotValidIsFound() {
        var plugin = plugin("@Doc(\"How much.\") @Default(\"2\") @Range(min = 1) int much", "");
        String descriptor = plugin.text(CompiledPlugin.descriptor());
        String changed = descriptor.replaceFirst("\"default\" *: *\"2\"", "\"default\":\"0\"");
        assertThat(changed).isNotEqualTo(descriptor);

        var found = inspect(plugin.with(CompiledPlugin.descriptor(), changed));

        assertThat(errors(found)).isNotEmpty().first().asString().contains("default '0'", "much", "not valid");
    }

    @Test
    void classesForANewerJavaAreFoundBeforeTheyAreLoaded() {
        var future = inspect(compiledFor(99));
        var newer = inspect(compiledFor(Runtime.version().feature() == 17 ? 99 : 18));

        assertThat(errors(future)).singleElement().asString().contains("acme/Vote.class was compiled for Java 99");
        assertThat(newer.problems())
                .anyMatch(problem -> problem.hint() != null && problem.hint().contains("--release 17"));
    }

    private static CompiledPlugin compiledFor(int java) {
        return plugin("", "").change("acme/Vote.class", bytes -> {
            ByteBuffer.wrap(bytes).putShort(6, (short) (44 + java));
            return bytes;
        });
    }

    @Test
    void anIdOfTheEngineIsRefused() {
        var found = inspect(CompiledPlugin.of(CompiledPlugin.strategy("Loop", "flow/mine", "", "", "")));

        assertThat(found.passed()).isFalse();
        assertThat(found.setAside()).extracting(StrategyDescriptor::id).containsExactly("flow/mine");
    }

    @Test
    void whatIsNoPluginIsFound() throws IOException {
        Path text = Files.writeString(folder.resolve("text.jar"), "no zip");

        var found = PluginInspection.of(new InstalledPlugin("text", folder, List.of(text)));

        assertThat(errors(found)).singleElement().asString().contains("the jar can't be read");
        assertThat(found.problems()).extracting(Problem::code).containsExactly(StandardError.PLUGIN_BROKEN);
    }

    private static CompiledPlugin plugin(String components, String members) {
        return CompiledPlugin.of(CompiledPlugin.strategy("Vote", ID, "", components, members));
    }

    private PluginInspection inspect(CompiledPlugin plugin) {
        Path jar = plugin.jar(folder.resolve("acme.jar"));
        return PluginInspection.of(new InstalledPlugin("acme", folder, List.of(jar)));
    }

    private static List<String> errors(PluginInspection found) {
        return found.problems().stream()
                .filter(Problem::isError)
                .map(Problem::toString)
                .toList();
    }
}
