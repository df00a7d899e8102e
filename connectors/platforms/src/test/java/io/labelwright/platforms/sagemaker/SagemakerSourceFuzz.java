package io.labelwright.platforms.sagemaker;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.labelwright.testkit.FuzzedSource;
import io.labelwright.testkit.JsonWords;
import java.io.IOException;
import org.junit.jupiter.api.Tag;

/** Any bytes are records, bad rows, or a file that is refused. */
@Tag("fuzz")
final class SagemakerSourceFuzz {

    private static final FuzzedSource SOURCE = FuzzedSource.of(
            new SagemakerImportFactory(),
            "path: data",
            "{path: data, job: species}",
            "{path: data, offsets: utf16, item_id: source}");

    @FuzzTest(maxDuration = "60s")
    @JsonWords
    @DictionaryEntries({
        "\"source-ref\":",
        "\"source\":",
        "\"species\":",
        "\"species-metadata\":",
        "\"class-name\":",
        "\"confidence\":",
        "\"type\":",
        "\"human-annotated\":",
        "\"creation-date\":",
        "\"job-name\":",
        "\"class-map\":",
        "\"annotations\":",
        "\"entities\":",
        "\"image_size\":",
        "\"class_id\":",
        "\"left\":",
        "\"top\":",
        "\"width\":",
        "\"height\":",
        "\"startOffset\":",
        "\"endOffset\":",
        "\"label\":",
        "\"objects\":",
        "\"labelwright_item\":",
        "\"groundtruth/image-classification\"",
        "\"groundtruth/object-detection\"",
        "\"groundtruth/text-span\"",
        "\"groundtruth/image-classification-multilabel\"",
    })
    void anyBytesAreRecordsOrProblems(byte[] bytes) throws IOException {
        SOURCE.file("data.manifest", bytes);
    }
}
