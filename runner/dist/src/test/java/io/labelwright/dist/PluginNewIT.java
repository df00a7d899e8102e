package io.labelwright.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The project that the program makes is one that builds, passes the check and works, as its page says. */
class PluginNewIT {

    @TempDir
    private Path folder;

    @Test
    void aNewPluginBuildsAndWorks() throws Exception {
        var project = folder.resolve("expert vote");
        var made = Program.labelwright(folder, "plugin", "new", "expert vote");
        assertThat(made.code()).as(made.toString()).isZero();

        var built = ThirdPartyBuild.of(project, folder);
        assertThat(built.code()).as(built.toString()).isZero();
        var checked = Program.labelwright(project, "plugin", "check", "target/expert-vote-0.1.0.jar");
        var plugin = Files.createDirectories(project.resolve("plugins/expert-vote"));
        Files.copy(project.resolve("target/expert-vote-0.1.0.jar"), plugin.resolve("expert-vote-0.1.0.jar"));
        var ran = Program.labelwright(project, "run", "workflow.yaml", "--plugins", "plugins");
        var again = Program.labelwright(folder, "plugin", "new", "expert vote");

        assertThat(checked.out()).contains("consensus/expert-vote  version 1", "no problems");
        assertThat(checked.code()).isZero();
        assertThat(ran.code()).as(ran.toString()).isZero();
        assertThat(Files.readAllLines(project.resolve("out/labels.csv")))
                .hasSize(5)
                .contains("t1,urgent,0.6,labelled,agreed,3 answers");
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("nothing is overwritten", "pom.xml");
    }
}
