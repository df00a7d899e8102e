package io.labelwright.parquet.huggingface;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.labelwright.testkit.FuzzedSource;
import io.labelwright.testkit.SourceCheck.Bounds;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;

/** Any bytes are records, bad rows, or a file that is refused. */
@Tag("fuzz")
final class HuggingFaceSourceFuzz {

    /** Compressed pages and runs of equal values are small whatever they hold. */
    private static final Bounds BOUNDS = new Bounds(Duration.ofSeconds(4), 512, 2_000);

    private static final FuzzedSource SOURCE = FuzzedSource.of(
                    new HuggingFaceImportFactory(), "path: data", "{path: data, id: id, label: label}")
            .within(BOUNDS);

    @FuzzTest(maxDuration = "60s")
    @DictionaryEntries({
        "PAR1",
        "huggingface",
        "{\"info\": {\"features\": {",
        "ClassLabel",
        "_type",
        "dtype",
        "names",
        "Value",
        "Sequence",
    })
    void anyBytesAreRecordsOrProblems(byte[] bytes) throws IOException {
        SOURCE.file("train.parquet", bytes);
    }
}
