package io.labelwright.platforms.prodigy;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.labelwright.testkit.FuzzedSource;
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
