package io.labelwright.platforms.doccano;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.labelwright.testkit.FuzzedSource;
import java.io.IOException;
import org.junit.jupiter.api.Tag;

/** Any bytes are records, bad rows, or a file that is refused. */
@Tag("fuzz")
final class DoccanoSourceFuzz {

    private static final FuzzedSource SOURCE = FuzzedSource.of(
            new DoccanoImportFactory(),
            "path: data",
            "{path: data, as: spans}",
            "{path: data, as: spans, offsets: utf16}",
            "{path: data, as: classes}",
            "{path: data, as: text, annotator: me}");

    @FuzzTest(maxDuration = "60s")
    @DictionaryEntries({
        "\"id\":",
        "\"text\":",
        "\"label\":",
        "\"labels\":",
        "\"entities\":",
        "\"cats\":",
        "\"annotations\":",
        "\"relations\":",
        "\"start_offset\":",
        "\"end_offset\":",
        "\"user\":",
        "\"Comments\":",
        "\"labelwright_item\":",
        "\"from_id\":",
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
        SOURCE.file("data.jsonl", bytes);
    }
}
