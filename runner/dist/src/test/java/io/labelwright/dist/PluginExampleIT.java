package io.labelwright.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example plug-in of the docs, built as a third party builds it: with the distribution's SDK, without a network.
 */
@Tag("docs")
class PluginExampleIT {

    private static final String ID = "consensus/trusted-annotators";

    @TempDir
    private static Path folder;

    private static Path project;

    @BeforeAll
    static void build() throws Exception {
        project = folder.resolve("plugin");
        Program.copy(Documentation.ROOT.resolve("docs/examples/plugin"), project);

        var built = ThirdPartyBuild.of(
                project,
                folder,
                "-Dlabelwright.sdk=" + Program.DISTRIBUTION.toAbsolutePath().resolve("sdk"));

        assertThat(built.code()).as(built.toString()).isZero();
        var plugin = Files.createDirectories(project.resolve("plugins/trusted-annotators"));
        Files.copy(project.resolve("target/trusted-annotators-1.0.0.jar"), plugin.resolve("trusted-annotators.jar"));
    }

    @Test
    void itsTestsRan() throws IOException {
        assertThat(project.resolve("target/surefire-reports/com.example.trusted.TrustedAnnotatorsTest.txt"))
                .content()
                .containsPattern("Tests run: [1-9][0-9]*, Failures: 0, Errors: 0, Skipped: 0");
    }

    @Test
    void itsConnectorKeepsTheContract() throws IOException {
        assertThat(project.resolve("target/surefire-reports/com.example.tally.TallyTest.txt"))
                .content()
                .containsPattern("Tests run: 1[0-9], Failures: 0, Errors: 0, Skipped: 0\\b");
    }

    @Test
    void aFormatOfItsOwnIsReadAndWritten() throws Exception {
        var ran = Program.labelwright(project, "run", "tally.yaml", "--plugins", "plugins");

        assertThat(ran.code()).as(ran.toString()).isZero();
        assertThat(Files.readAllLines(project.resolve("out/labels.tally")))
                .containsExactly("s1\tagreed=ill", "s2\tagreed=well", "s3\tagreed=ill", "s4\tagreed=ill", "end");
    }

    @Test
    void itIsListedBesideTheBuiltInStrategies() throws Exception {
        var with = Program.labelwright(project, "strategies", "--plugins", "plugins");
        var without = Program.labelwright(project, "strategies");

        assertThat(with.out()).contains(ID, "consensus/majority-vote");
        assertThat(without.out()).contains("consensus/majority-vote").doesNotContain(ID);
    }

    @Test
    void itsReferenceIsShown() throws Exception {
        var shown = Program.labelwright(project, "strategies", ID, "--plugins", "plugins");

        assertThat(shown.code()).as(shown.toString()).isZero();
        assertThat(shown.out()).contains("weights", "otherwise", "min_confidence");
    }

    @Test
    void itPassesTheCheck() throws Exception {
        var checked = Program.labelwright(project, "plugin", "check", "target/trusted-annotators-1.0.0.jar");
        var json = Program.labelwright(project, "plugin", "check", "plugins/trusted-annotators", "--json");

        assertThat(checked.code()).as(checked.toString()).isZero();
        assertThat(checked.out()).contains(ID + "  version 1", "no problems");
        assertThat(json.out()).contains("\"status\":\"passed\"", "\"problems\":[]");
    }

    @Test
    void itIsListedWithItsJar() throws Exception {
        var listed = Program.labelwright(project, "plugin", "list", "--plugins", "plugins");

        assertThat(listed.code()).as(listed.toString()).isZero();
        assertThat(listed.out()).contains("trusted-annotators.jar  sha256 ", ID + "  version 1");
    }

    @Test
    void theSchemaKnowsItToo() throws Exception {
        var with = Program.labelwright(project, "schema", "--plugins", "plugins");
        var without = Program.labelwright(project, "schema");
        String yaml = Files.readString(project.resolve("workflow.yaml"));

        assertThat(SchemaTest.problems(SchemaTest.schema(with.out()), yaml)).isEmpty();
        assertThat(SchemaTest.problems(SchemaTest.schema(with.out()), yaml.replace("weights:", "weihgts:")))
                .isNotEmpty();
        assertThat(SchemaTest.problems(SchemaTest.schema(without.out()), yaml)).isNotEmpty();
    }

    @Test
    void aWorkflowThatUsesItIsCheckedAndRun() throws Exception {
        var validated = Program.labelwright(project, "validate", "workflow.yaml", "--plugins", "plugins");
        var ran = Program.labelwright(project, "run", "workflow.yaml", "--plugins", "plugins");

        assertThat(validated.code()).as(validated.toString()).isZero();
        assertThat(ran.code()).as(ran.toString()).isZero();
        assertThat(Files.readAllLines(project.resolve("out/labels.csv")))
                .containsExactly(
                        "item,label,confidence,status,source,reason",
                        "s1,ill,0.6,labelled,agreed,3 answers",
                        "s2,well,0.8,labelled,agreed,3 answers",
                        "s3,ill,1.0,labelled,agreed,2 answers",
                        "s4,ill,0.75,labelled,agreed,2 answers");
    }

    @Test
    void aWorkflowThatUsesItWithoutItIsRefusedWithThePlace() throws Exception {
        var refused = Program.labelwright(project, "validate", "workflow.yaml");

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.out() + refused.err()).contains("workflow.yaml:19:11", "LBL-1007", ID);
    }
}
