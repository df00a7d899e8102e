package io.labelwright.parquet.npy;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.labelwright.testkit.FuzzedSource;
import java.io.IOException;
import org.junit.jupiter.api.Tag;

/** Any bytes are records, bad rows, or a file that is refused. */
@Tag("fuzz")
final class NpySourceFuzz {

    private static final FuzzedSource SOURCE =
            FuzzedSource.of(new NpyImportFactory(), "path: data", "{path: data, features: v}");

    @FuzzTest(maxDuration = "60s")
    @DictionaryEntries({
        "\\x93NUMPY\\x01\\x00",
        "'descr': ",
        "'fortran_order': ",
        "'shape': ",
        "'<f8'",
        "'>f4'",
        "'|i1'",
        "'<u8'",
        "'<f2'",
        "'|b1'",
        "'|O'",
        "True",
        "False",
        "(3, 2)",
        "(3,)",
        "()",
        "(9223372036854775807, 2)",
        "(0, 5)",
        ", ",
        "}",
    })
    void anyBytesAreRecordsOrProblems(byte[] bytes) throws IOException {
        SOURCE.file("data.npy", bytes);
    }
}
