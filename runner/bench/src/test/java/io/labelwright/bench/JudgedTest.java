package io.labelwright.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JudgedTest {

    @Test
    void tiesCountAsSharesAndUnknownItemsNotAtAll(@TempDir Path folder) throws IOException {
        Path truth = Files.writeString(folder.resolve("truth.csv"), "task,label\n1,a\n2,b\n3,b\n");
        Path labels = Files.writeString(
                folder.resolve("labels.csv"),
                "item,label,p:a,p:b,p:c\n1,a,0.75,0.25,0\n2,,0.5,0.5,0\n3,c,0.1,0.25,0.65\n4,a,1,0,0\n");

        Judged judged = Judged.of(truth, labels);

        assertThat(judged.right()).containsExactly(1, 0.5, 0);
        assertThat(judged.confidence()).containsExactly(0.75, 0.5, 0.65);
        assertThat(judged.accuracy()).isEqualTo(50, Offset.offset(1e-9));
        // Three bins with one item each.
        assertThat(judged.calibrationError()).isEqualTo(100 * (0.25 + 0 + 0.65) / 3, Offset.offset(1e-9));
    }
}
