package io.labelwright.platforms.prodigy;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.labelwright.testkit.FuzzedSource;
import io.labelwright.testkit.JsonWords;
import java.io.IOException;
import org.junit.jupiter.api.Tag;

/** Any bytes are records, bad rows, or a file that is refused. */
@Tag("fuzz")
final class ProdigySourceFuzz {

    private static final FuzzedSource SOURCE = FuzzedSource.of(
            new ProdigyImportFactory(),
            "path: data",
            "{path: data, as: class}",
            "{path: data, as: classes}",
            "{path: data, as: spans}",
            "{path: data, as: boxes}",
            "{path: data, as: text}",
            "{path: data, as: spans, offsets: utf16, item_id: text}");

    @FuzzTest(maxDuration = "60s")
    @JsonWords
    @DictionaryEntries({
        "\"text\":",
        "\"image\":",
        "\"_input_hash\":",
        "\"_task_hash\":",
        "\"label\":",
        "\"answer\":",
        "\"accept\":",
        "\"options\":",
        "\"spans\":",
        "\"start\":",
        "\"end\":",
        "\"token_start\":",
        "\"points\":",
        "\"x\":",
        "\"width\":",
        "\"height\":",
        "\"user_input\":",
        "\"_annotator_id\":",
        "\"_session_id\":",
        "\"_timestamp\":",
        "\"tokens\":",
        "\"accept\"",
        "\"reject\"",
        "\"ignore\"",
    })
    void anyBytesAreRecordsOrProblems(byte[] bytes) throws IOException {
        SOURCE.file("data.jsonl", bytes);
    }
}
