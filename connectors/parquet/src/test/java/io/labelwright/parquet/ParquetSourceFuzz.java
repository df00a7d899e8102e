package io.labelwright.parquet;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.labelwright.testkit.FuzzedSource;
import io.labelwright.testkit.SourceCheck.Bounds;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;

/** Any bytes are records, bad rows, or a file that is refused. */
@Tag("fuzz")
final class ParquetSourceFuzz {

    /** Compressed pages and runs of equal values are small whatever they hold. */
    private static final Bounds BOUNDS = new Bounds(Duration.ofSeconds(4), 512, 2_000);

    private static final FuzzedSource SOURCE = FuzzedSource.of(
                    new ParquetImportFactory(), "path: data", "{path: data, max_field_size: 20}")
            .within(BOUNDS);

    @FuzzTest(maxDuration = "60s")
    @DictionaryEntries({
        "PAR1",
        "PARE",
        "schema",
        "list",
        "element",
        "key_value",
        "\\x15\\x00",
        "\\x19\\x1C",
        "\\x00\\x00\\x00\\x00",
    })
    void anyBytesAreRecordsOrProblems(byte[] bytes) throws IOException {
        SOURCE.file("data.parquet", bytes);
    }
}
