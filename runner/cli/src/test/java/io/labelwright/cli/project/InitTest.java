package io.labelwright.cli.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.cli.Invocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each template is a project that runs as it is; nothing that is there is overwritten. */
class InitTest {

    @TempDir
    private Path folder;

    private static Invocation call(Object... arguments) {
        return Invocation.of(
                Map.of(), List.of(arguments).stream().map(Object::toString).toArray(String[]::new));
    }

    @ParameterizedTest
    @EnumSource
    void eachTemplateIsValidAndRuns(Template template) throws IOException {
        Path project = folder.resolve("deep/new project");
        Path workflow = project.resolve("workflow.yaml");

        var made = call("init", template.word(), project);
        var validated = call("validate", workflow);
        var ran = call("run", workflow);

        assertThat(made.exitCode()).as(made.toString()).isZero();
        assertThat(made.out()).contains("README.md", "labelwright run workflow.yaml");
        assertThat(validated.exitCode()).as(validated.toString()).isZero();
        assertThat(validated.out()).contains("no problems");
        assertThat(ran.exitCode()).as(ran.toString()).isEqualTo(template == Template.REVIEW ? 3 : 0);
        assertThat(Files.readString(project.resolve(".gitignore"))).contains("out/", ".labelwright/");
        for (String file : template.files().keySet()) {
            boolean shown = file.equals("README.md") || file.startsWith(".");
            assertThat(shown || Files.readString(project.resolve("README.md")).contains("`" + file + "`"))
                    .as(file + " is on the page of " + template)
                    .isTrue();
        }
    }

    @Test
    void theReviewGoesOnWithTheAnswers() throws IOException {
        Path workflow = folder.resolve("workflow.yaml");
        Path tasks = folder.resolve("tasks.csv");
        call("init", "review", folder);
        call("run", workflow);

        call("review", "export", workflow, tasks);
        Files.writeString(tasks, Files.readString(tasks).replace("harmless | risk,,,", "harmless | risk,eva,risk,"));
        var taken = call("review", "import", workflow, tasks);
        var ran = call("run", workflow);

        assertThat(taken.out()).startsWith("6 answers taken");
        assertThat(ran.exitCode()).as(ran.toString()).isZero();
        assertThat(Files.readAllLines(folder.resolve("out/labels.csv")))
                .hasSize(21)
                .contains("n13,risk,1.0,labelled,expert,given by eva");
    }

    @Test
    void withoutArgumentsTheTemplatesAreListed() {
        var listed = call("init");

        assertThat(listed.exitCode()).isZero();
        assertThat(listed.out()).contains("  crowd ", "  rules ", "  review ");
    }

    @Test
    void anUnknownTemplateGetsTheNearest() {
        var refused = call("init", "croud", folder.resolve("new"));

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains("no template 'croud'", "did you mean 'crowd'?")
                .hasLineCount(1);
        assertThat(folder.resolve("new")).doesNotExist();
    }

    @Test
    void aTemplateNeedsAFolder() {
        var refused = call("init", "crowd");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("into which folder?").hasLineCount(1);
    }

    @Test
    void whatIsThereIsNamedAndLeftAlone() throws IOException {
        Files.writeString(folder.resolve("workflow.yaml"), "mine");
        Files.createSymbolicLink(folder.resolve("README.md"), Path.of("nowhere"));
        Files.writeString(folder.resolve("other.csv"), "mine too");

        var refused = call("init", "crowd", folder, "--json");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains("there already are", "/workflow.yaml, ", "/README.md; name a new folder")
                .hasLineCount(1);
        assertThat(refused.out()).contains("\"status\":\"invalid\"");
        assertThat(Files.readString(folder.resolve("workflow.yaml"))).isEqualTo("mine");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(3);
        }
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "mine");

        assertThat(call("init", "crowd", file).exitCode()).isEqualTo(2);
        assertThat(call("init", "crowd", file.resolve("below")).exitCode()).isEqualTo(2);
        assertThat(Files.readString(file)).isEqualTo("mine");
    }
}
