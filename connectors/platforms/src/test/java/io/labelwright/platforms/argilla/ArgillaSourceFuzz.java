package io.labelwright.platforms.argilla;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.labelwright.testkit.FuzzedSource;
import io.labelwright.testkit.JsonWords;
import java.io.IOException;
import org.junit.jupiter.api.Tag;

/** Any bytes are records, bad rows, or a file that is refused. */
@Tag("fuzz")
final class ArgillaSourceFuzz {

    private static final FuzzedSource SOURCE = FuzzedSource.of(
            new ArgillaImportFactory(),
            "path: data",
            "{path: data, question: q}",
            "{path: data, as: spans}",
            "{path: data, as: classes}",
            "{path: data, as: text, item_id: metadata}",
            "{path: data, as: spans, offsets: utf16, text_field: text}");

    @FuzzTest(maxDuration = "60s")
    @JsonWords
    @DictionaryEntries({
        "\"id\":",
        "\"fields\":",
        "\"metadata\":",
        "\"vectors\":",
        "\"suggestions\":",
        "\"responses\":",
        "\"value\":",
        "\"score\":",
        "\"agent\":",
        "\"user_id\":",
        "\"status\":",
        "\"start\":",
        "\"end\":",
        "\"label\":",
        "\"external_id\":",
        "\"draft\"",
        "\"discarded\"",
        "\"submitted\"",
    })
    void anyBytesAreRecordsOrProblems(byte[] bytes) throws IOException {
        SOURCE.file("data.json", bytes);
    }
}
