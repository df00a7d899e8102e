package io.labelwright.text.brat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.labelwright.testkit.FuzzedSource;
import java.io.IOException;
import org.junit.jupiter.api.Tag;

/** Any bytes are records, bad rows, or a file that is refused. */
@Tag("fuzz")
final class BratSourceFuzz {

    private static final FuzzedSource SOURCE = FuzzedSource.of(
            new BratImportFactory(),
            "path: data",
            "{path: data, discontinuous: hull}",
            "{path: data, offsets: utf16}",
            "{path: data, names: encoded}");

    @FuzzTest(maxDuration = "60s")
    @DictionaryEntries({
        "\\x0A@@ ",
        "a/1.txt",
        "a/1.ann",
        "T1\\x09PER 0 3\\x09Ada\\x0A",
        ";",
        "R1\\x09Met Arg1:T1 Arg2:T2",
        "E1\\x09",
        "A1\\x09",
        "#1\\x09AnnotatorNotes T1\\x09",
        "*\\x09Equiv T1 T2",
        "N1\\x09",
        "\\xEF\\xBB\\xBF",
        "\\xF0\\x9F\\x98\\x80",
        "%41",
        "\\x0D\\x0A",
    })
    void anyFolderIsRecordsOrProblems(byte[] bytes) throws IOException {
        SOURCE.folder(bytes);
    }
}
