package io.labelwright.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The pages agree with each other and with the code. */
class DocumentationTest {

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        var broken = new ArrayList<String>();
        for (var page : Documentation.pages()) {
            for (var link : page.links()) {
                if (!link.contains("://") && !resolves(page, link)) {
                    broken.add(page + ": " + link);
                }
            }
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void everyPageIsReachedFromTheIndex() throws IOException {
        var index = Documentation.read(Documentation.ROOT.resolve("docs/README.md"));
        var linked = index.links().stream()
                .map(link ->
                        index.file().getParent().resolve(link.split("#", 2)[0]).normalize())
                .toList();

        for (var page : Documentation.pages()) {
            var relative = Documentation.ROOT.relativize(page.file());
            boolean guide = relative.startsWith("docs") && !relative.startsWith("docs/examples");
            if (guide && !page.file().equals(index.file())) {
                assertThat(linked).as("links of docs/README.md").contains(page.file());
            }
        }
    }

    @Test
    void everyErrorCodeHasOneRowInTroubleshooting() throws IOException {
        var text = Files.readString(Documentation.ROOT.resolve("docs/how-to/troubleshooting.md"));

        var rows = Pattern.compile("^\\| `(LBL-[0-9]+)` \\|", Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map((MatchResult row) -> row.group(1))
                .toList();

        var codes =
                Arrays.stream(StandardError.values()).map(StandardError::code).toList();
        assertThat(rows).containsExactlyElementsOf(codes);
    }

    private static boolean resolves(Documentation.Page page, String link) throws IOException {
        var parts = link.split("#", 2);
        var target = parts[0].isEmpty()
                ? page.file()
                : page.file().getParent().resolve(parts[0]).normalize();
        if (!Files.exists(target)) {
            return false;
        }
        return parts.length == 1
                || Documentation.read(target).anchors().stream().anyMatch(parts[1]::equals);
    }
}
