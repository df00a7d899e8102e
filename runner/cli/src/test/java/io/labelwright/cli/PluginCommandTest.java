package io.labelwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is not fit to be a plug-in; plug-ins that are stand in the tests of the distribution. */
class PluginCommandTest {

    @TempDir
    private Path folder;

    private static Invocation call(Object... arguments) {
        return Invocation.of(
                Map.of(), List.of(arguments).stream().map(Object::toString).toArray(String[]::new));
    }

    @Test
    void withoutAnActionTheActionsAreNamed() {
        assertThat(call("plugin").exitCode()).isEqualTo(2);
        assertThat(call("plugin").err()).contains("which action?");
    }

    @Test
    void brokenFoldersAreListedWithWhatIsWrong() throws IOException {
        Path plugins = Files.createDirectories(folder.resolve("plugins/acme")).getParent();
        Files.writeString(plugins.resolve("acme/acme-1.jar"), "no zip");
        Files.writeString(plugins.resolve("lost.jar"), "no zip");

        var listed = call("plugin", "list", "--plugins", plugins);
        var json = call("plugin", "list", "--plugins", plugins, "--json");

        assertThat(listed.exitCode()).isZero();
        assertThat(listed.out())
                .contains("acme  in " + plugins.resolve("acme"), "acme-1.jar  sha256 ", "LBL-3001", "can't be read");
        assertThat(listed.err()).contains("lost.jar", "lies beside the plug-in folders");
        assertThat(json.out()).contains("\"name\":\"acme\"", "\"sha256\":\"", "\"strategies\":[]", "lost.jar");
        assertThat(json.err()).isEmpty();
    }

    @Test
    void nothingInstalledIsSaid() {
        assertThat(call("plugin", "list", "--plugins", folder).out()).startsWith("no plug-ins in " + folder);
        assertThat(call("plugin", "list").out()).startsWith("no plug-ins");
    }

    @Test
    void whatIsNoJarFailsTheCheck() throws IOException {
        Path text = Files.writeString(folder.resolve("text.jar"), "no zip");

        var checked = call("plugin", "check", text);
        var json = call("plugin", "check", text, "--json");

        assertThat(checked.exitCode()).isEqualTo(1);
        assertThat(checked.out()).contains("LBL-3001", "the jar can't be read").endsWith("text: 1 error\n");
        assertThat(json.exitCode()).isEqualTo(1);
        assertThat(json.out()).contains("\"status\":\"failed\"", "\"code\":\"LBL-3001\"");
    }

    @Test
    void aJarThatIsNotThereIsWrongUse() {
        var refused = call("plugin", "check", folder.resolve("none.jar"));

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("none.jar").hasLineCount(1);
    }

    @Test
    void aFolderWithoutJarsFailsTheCheck() {
        var checked = call("plugin", "check", folder);

        assertThat(checked.exitCode()).isEqualTo(1);
        assertThat(checked.out()).contains("holds no jar");
    }
}
