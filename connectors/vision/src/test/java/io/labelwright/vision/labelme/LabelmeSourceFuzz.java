package io.labelwright.vision.labelme;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.labelwright.testkit.FuzzedSource;
import java.io.IOException;
import org.junit.jupiter.api.Tag;

/** Any bytes are records, bad rows, or a file that is refused. */
@Tag("fuzz")
final class LabelmeSourceFuzz {

    private static final FuzzedSource SOURCE = FuzzedSource.of(
            new LabelmeImportFactory(),
            "path: data",
            "{path: data, item_id: path, as: classes}",
            "{path: data, item_id: item, outside: clip}",
            "{path: data, as: class}");

    @FuzzTest(maxDuration = "60s")
    @DictionaryEntries({
        "\\x0A@@ ",
        "n/1.json",
        "\"version\":",
        "\"flags\":",
        "\"shapes\":",
        "\"label\":",
        "\"points\":",
        "\"shape_type\":",
        "\"group_id\":",
        "\"imagePath\":",
        "\"imageData\":",
        "\"imageHeight\":",
        "\"imageWidth\":",
        "\"item\":",
        "\"rectangle\"",
        "\"polygon\"",
        "\"..\\\\\\\\1.jpg\"",
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "null",
        "true",
        "\"\"",
        "\\x0A",
        "1e400",
        "-1",
        "0.5",
        "\\\\ud83d\\\\ude00",
        "\\\\ud800",
        "\\xF0\\x9F\\x98\\x80",
        "\\x1F\\x8B\\x08",
    })
    void anyFolderIsRecordsOrProblems(byte[] bytes) throws IOException {
        SOURCE.folder(bytes);
    }
}
