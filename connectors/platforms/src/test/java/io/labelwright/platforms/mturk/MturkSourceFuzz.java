package io.labelwright.platforms.mturk;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.labelwright.testkit.FuzzedSource;
import java.io.IOException;
import org.junit.jupiter.api.Tag;

/** Any bytes are records, bad rows, or a file that is refused. */
@Tag("fuzz")
final class MturkSourceFuzz {

    private static final FuzzedSource SOURCE = FuzzedSource.of(
            new MturkImportFactory(),
            "path: data",
            "{path: data, answer: mood}",
            "{path: data, as: spans}",
            "{path: data, as: boxes, rejected: answer}",
            "{path: data, as: classes, rejected: reject}",
            "{path: data, as: text, item_id: Input.id}");

    @FuzzTest(maxDuration = "60s")
    @DictionaryEntries({
        "HITId",
        "AssignmentId",
        "WorkerId",
        "AssignmentStatus",
        "SubmitTime",
        "Input.text",
        "Answer.mood",
        "Answer.taskAnswers",
        "Answer.mood.ham",
        "Approved",
        "Rejected",
        "Submitted",
        "Tue May 05 09:12:01 PDT 2024",
        "\"[{\"\"mood\"\":{\"\"label\"\":\"\"good\"\"}}]\"",
        "\"\"startOffset\"\":",
        "\"\"boundingBoxes\"\":",
        "\"\"left\"\":",
        "\"\"entities\"\":",
        "\",\"",
        "\\x0A",
        "\\x0D\\x0A",
        "\"\"",
        "\"true\"",
        "[",
        "]",
        "{",
        "}",
        "\\x1F\\x8B\\x08",
    })
    void anyBytesAreRecordsOrProblems(byte[] bytes) throws IOException {
        SOURCE.file("data.csv", bytes);
    }
}
