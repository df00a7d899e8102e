package io.labelwright.vision.coco;

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
    @CocoWords
    void anyBytesAreRecordsOrProblems(byte[] bytes) throws IOException {
        SOURCE.file("data.json", bytes);
    }
}
