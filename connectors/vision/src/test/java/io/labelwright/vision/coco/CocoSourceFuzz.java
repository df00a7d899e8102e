package io.labelwright.vision.coco;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.labelwright.testkit.FuzzedSource;
import java.io.IOException;
import org.junit.jupiter.api.Tag;

/** Any bytes are records, bad rows, or a file that is refused. */
@Tag("fuzz")
final class CocoSourceFuzz {

    private static final FuzzedSource SOURCE = FuzzedSource.of(
            new CocoImportFactory(),
            "path: data",
            "{path: data, as: classes, item_id: id}",
            "{path: data, as: class, empty_images: unlabelled}",
            "{path: data, outside: clip, item_id: item, min_score: 0.5}");

    @FuzzTest(maxDuration = "60s")
    @DictionaryEntries({
        "\"images\":",
        "\"annotations\":",
        "\"categories\":",
        "\"id\":",
        "\"file_name\":",
        "\"width\":",
        "\"height\":",
        "\"image_id\":",
        "\"category_id\":",
        "\"bbox\":",
        "\"score\":",
        "\"name\":",
        "\"area\":",
        "\"iscrowd\":",
        "\"segmentation\":",
        "\"item\":",
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
    void anyBytesAreRecordsOrProblems(byte[] bytes) throws IOException {
        SOURCE.file("data.json", bytes);
    }
}
