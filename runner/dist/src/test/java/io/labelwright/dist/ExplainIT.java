package io.labelwright.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code explain} and {@code status} of the jar, as the documentation shows them. */
class ExplainIT {

    private static final Path PAGE = Documentation.ROOT.resolve("docs/how-to/explain-an-item.md");

    @TempDir
    private Path folder;

    private JarProgram program;

    @BeforeEach
    void runTheExample() throws Exception {
        program = new JarProgram(folder);
        program.copyExample("spam");
        assertThat(program.run("run", "workflow.yaml").code()).isZero();
    }

    private static String timeless(String text) {
        return text.replaceAll("started [0-9TZ:-]+", "started (time)");
    }

    @Test
    void thePageShowsWhatTheProgramPrints() throws Exception {
        List<Documentation.Block> shown = Documentation.read(PAGE).blocks().stream()
                .filter(block -> block.language().equals("text"))
                .toList();

        assertThat(shown).isNotEmpty();
        for (Documentation.Block block : shown) {
            String first = block.text().lines().findFirst().orElseThrow();
            boolean status = first.startsWith("spam:");
            var printed = status
                    ? program.run("status", "workflow.yaml")
                    : program.run("explain", first.substring(0, first.indexOf(' ')));

            assertThat(printed.code()).as(printed.err()).isZero();
            assertThat(timeless(printed.out())).isEqualTo(timeless(block.text()));
        }
    }

    @Test
    void aDamagedTableIsNamedAndTheRestIsShown() throws Exception {
        String id = "easy-ham-1-00286";
        var runs = program.run("runs", "run-0001", "--json").out();
        var hand = runs.substring(runs.indexOf("\"id\":\"hand\""));
        String table = hand.substring(hand.indexOf("\"table\":\"labels\""));
        String sha256 = table.substring(table.indexOf("\"sha256\":\"") + 10).substring(0, 64);
        Path object = folder.resolve(".labelwright/objects")
                .resolve(sha256.substring(0, 2))
                .resolve(sha256.substring(2));
        byte[] bytes = Files.readAllBytes(object);
        bytes[bytes.length / 2] ^= 4;
        Files.write(object, bytes);

        var explained = program.run("explain", id);
        var unknown = program.run("explain", "easy-ham-1-0286", "--json");

        assertThat(explained.code()).as(explained.err()).isZero();
        assertThat(explained.out())
                .contains("not known: table labels of hand: it was damaged in the store")
                .contains("labelled by hand", "rules/opening", "out/labels.csv");
        assertThat(explained.err()).doesNotContain("Exception");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.out()).contains("LBL-2005", "did you mean 'easy-ham-1-00286'");
    }
}
