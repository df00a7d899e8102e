package io.labelwright.vision.yolo;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.labelwright.testkit.FuzzedSource;
import java.io.IOException;
import org.junit.jupiter.api.Tag;

/** Any bytes are records, bad rows, or a file that is refused. */
@Tag("fuzz")
final class YoloSourceFuzz {

    private static final FuzzedSource SOURCE = FuzzedSource.of(
            new YoloImportFactory(),
            "{path: data, width: 100, height: 50}",
            "path: data",
            "{path: data, names: [ham, spam], width: 64, height: 48, outside: clip}",
            "{path: data, as: classes, item_id: image, width: 9, height: 9}");

    @FuzzTest(maxDuration = "60s")
    @DictionaryEntries({
        "\\x0A@@ ",
        "labels/1.txt",
        "labels/train/1.txt",
        "images/1.jpg",
        "data.yaml",
        "classes.txt",
        "obj.names",
        "names: ",
        "nc: 2",
        "{0: ham}",
        "[ham, spam]",
        "0 0.5 0.5 0.25 0.2\\x0A",
        "1e-9",
        "nan",
        "0.1 ",
        "\\x0D\\x0A",
        "\\x89PNG\\x0D\\x0A",
    })
    void anyFolderIsRecordsOrProblems(byte[] bytes) throws IOException {
        SOURCE.folder(bytes);
    }
}
