package io.labelwright.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The generated pages of docs/reference say what the code says. */
class ReferencePagesTest {

    private static final Path FOLDER = Documentation.ROOT.resolve("docs/reference");

    @ParameterizedTest
    @EnumSource
    void theCommittedPageIsTheGeneratedOne(ReferencePages page) throws IOException {
        var file = FOLDER.resolve(page.file());
        if (Boolean.getBoolean("labelwright.docs.write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, page.text());
        }

        assertThat(file)
                .as("to write it anew: mvn -q test -Dlabelwright.docs.write=true")
                .content()
                .isEqualTo(page.text());
    }
}
