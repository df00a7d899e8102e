package io.labelwright.platforms.toloka;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.labelwright.testkit.FuzzedSource;
import java.io.IOException;
import org.junit.jupiter.api.Tag;

/** Any bytes are records, bad rows, or a file that is refused. */
@Tag("fuzz")
final class TolokaSourceFuzz {

    private static final FuzzedSource SOURCE = FuzzedSource.of(
            new TolokaImportFactory(),
            "path: data",
            "{path: data, answer: kind}",
            "{path: data, as: classes, rejected: reject}",
            "{path: data, as: text, rejected: answer, item_id: 'INPUT:id'}");

    @FuzzTest(maxDuration = "60s")
    @DictionaryEntries({
        "INPUT:id",
        "INPUT:text",
        "OUTPUT:kind",
        "GOLDEN:kind",
        "ASSIGNMENT:task_id",
        "ASSIGNMENT:worker_id",
        "ASSIGNMENT:status",
        "ASSIGNMENT:started",
        "ASSIGNMENT:link",
        "HINT:text",
        "APPROVED",
        "REJECTED",
        "2024-05-01T10:00:00",
        "\\x09",
        "\\x0A",
        "\"",
        "\"\"",
        "[\"\"ham\"\"]",
        "\\x1F\\x8B\\x08",
    })
    void anyBytesAreRecordsOrProblems(byte[] bytes) throws IOException {
        SOURCE.file("data.tsv", bytes);
    }
}
