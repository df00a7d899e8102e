package io.labelwright.text.conll;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.labelwright.testkit.FuzzedSource;
import java.io.IOException;
import org.junit.jupiter.api.Tag;

/** Any bytes are records, bad rows, or a file that is refused. */
@Tag("fuzz")
final class ConllSourceFuzz {

    private static final FuzzedSource SOURCE = FuzzedSource.of(
            new ConllImportFactory(),
            "path: data",
            "{path: data, scheme: iob1, item: document}",
            "{path: data, scheme: biluo, comments: skip}",
            "{path: data, scheme: iob2, token_column: 2, tag_column: -2}",
            "{path: data, encoding: utf-16}");

    @FuzzTest(maxDuration = "60s")
    @DictionaryEntries({
        "-DOCSTART- -X- -X- O\\x0A\\x0A",
        "-DOCSTART-",
        "B-PER",
        "I-PER",
        "L-PER",
        "U-PER",
        "E-PER",
        "S-PER",
        " O\\x0A",
        "\\x0A\\x0A",
        "\\x0D\\x0A",
        "\\x09",
        "# id = ",
        "# text = \"a b\"\\x0A",
        "_",
        "\\xE2\\x80\\xA8",
        "\\xF0\\x9F\\x98\\x80",
    })
    void anyBytesAreRecordsOrProblems(byte[] bytes) throws IOException {
        SOURCE.file("data.conll", bytes);
    }
}
