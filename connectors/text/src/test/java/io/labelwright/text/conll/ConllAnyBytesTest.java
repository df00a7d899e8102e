package io.labelwright.text.conll;

import io.labelwright.testkit.SourceCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Files put together at random are records, bad rows, or a file that is refused. */
final class ConllAnyBytesTest {

    private static final String[] PIECES = {
        "-DOCSTART-",
        "-DOCSTART- -X- -X- O\n",
        "\n",
        "\n\n",
        "\r\n",
        " ",
        "\t",
        "O",
        "B-X",
        "I-X",
        "L-X",
        "U-X",
        "S-Y",
        "B-",
        "X-Y",
        "a",
        "# id = ",
        "# text = ",
        "# id = \"x\"\n",
        "# text = a a\n",
        "# text = \"a\n",
        "#",
        "a O\n",
        "a _ _ B-X\n",
        "a\tI-X\n",
        "\0",
        "\u00fc",
        "\ud83d\ude00",
        "\ufeff",
        "\u2028"
    };

    @Test
    void anyFileIsReadOrRefused() throws IOException {
        for (int seed = 0; seed < 1500; seed++) {
            var random = new SplittableRandom(seed);
            var text = new StringBuilder();
            for (int i = random.nextInt(40); i >= 0; i--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            if (random.nextInt(4) == 0) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            var scheme = ConllImportConfig.Scheme.values()[random.nextInt(4)];
            var read = ConllImport.DEFAULTS.of(scheme).columns(1 + random.nextInt(2), -1 - random.nextInt(2));
            var unit = random.nextBoolean() ? read : read.ofDocuments();
            var config = random.nextBoolean() ? unit : unit.skippingComments();

            SourceCheck.check(config::source, "data.conll", bytes);
        }
    }
}
