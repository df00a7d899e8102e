package io.labelwright.platforms.doccano;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.labelwright.testkit.FuzzedSource;
import io.labelwright.testkit.JsonWords;
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
    @JsonWords
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
    })
    void anyBytesAreRecordsOrProblems(byte[] bytes) throws IOException {
        SOURCE.file("data.jsonl", bytes);
    }
}
