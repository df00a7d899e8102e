package io.labelwright.vision.labelme;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.labelwright.testkit.FuzzedSource;
import io.labelwright.testkit.JsonWords;
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
    @JsonWords
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
    })
    void anyFolderIsRecordsOrProblems(byte[] bytes) throws IOException {
        SOURCE.folder(bytes);
    }
}
