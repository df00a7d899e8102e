package io.labelwright.cli.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.cli.Invocation;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of a new plug-in; that it builds and works is a test of the distribution. */
class PluginProjectTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "My Vote_2,     consensus/my-vote-2",
        "expert-vote,   consensus/expert-vote",
        ".vote.,        consensus/vote",
    })
    void theIdComesFromTheFolder(String name, String id) {
        assertThat(PluginProject.idOf(folder.resolve(name))).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3x", "größe", "...", "a+b"})
    void aFolderWhoseNameIsNoIdNeedsOne(String name) {
        assertThatThrownBy(() -> PluginProject.idOf(folder.resolve(name)))
                .hasMessageContaining("can't become the name of a strategy");
    }

    @ParameterizedTest
    @CsvSource({
        "consensus/new,              newplugin/NewStrategy.java",
        "noise/strategy,             strategy/StrategyStrategy.java",
        "select/a-2b-c,              a2bc/A2bCStrategy.java",
    })
    void namesAreValidInJava(String id, String file) {
        var files = new PluginProject(id, folder, "1.2").files();

        assertThat(files).containsKey("src/main/java/com/example/" + file);
        assertThat(files.values()).noneMatch(text -> text.matches("(?s).*@[A-Z]+@.*"));
        assertThat(files.get("workflow.yaml")).contains("uses: " + id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"vote", "Consensus/vote", "a/b/c", "a/", "consensus/3x", "consensus/a--b", "import/x", "flow/x"})
    void anIdThatCantBeOneIsRefused(String id) {
        assertThatThrownBy(() -> new PluginProject(id, folder, "1.2")).hasMessageContaining("plugin new: ");
    }

    @Test
    void thePathOfTheSdkIsOneInXmlAndInAUrl() {
        var pom = new PluginProject("consensus/x", folder.resolve("a & <b>"), "1.2")
                .files()
                .get("pom.xml");

        assertThat(pom).contains("/a%20&amp;%20%3Cb%3E</labelwright.sdk>", "<labelwright.version>1.2<");
    }

    @Test
    void withoutADistributionThereIsNoSdk() {
        var refused =
                Invocation.of(Map.of(), "plugin", "new", folder.resolve("vote").toString());

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains("needs the folder sdk/ of a distribution")
                .hasLineCount(1);
        assertThat(folder.resolve("vote")).doesNotExist();
    }
}
