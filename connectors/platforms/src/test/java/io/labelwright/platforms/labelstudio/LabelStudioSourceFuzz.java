package io.labelwright.platforms.labelstudio;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.labelwright.testkit.FuzzedSource;
import io.labelwright.testkit.JsonWords;
import java.io.IOException;
import org.junit.jupiter.api.Tag;

/** Any bytes are records, bad rows, or a file that is refused. */
@Tag("fuzz")
final class LabelStudioSourceFuzz {

    private static final FuzzedSource SOURCE = FuzzedSource.of(
            new LabelStudioImportFactory(),
            "path: data",
            "{path: data, form: json, as: classes}",
            "{path: data, form: json, as: raw, item_id: data.id}",
            "{path: data, as: boxes, outside: clip}",
            "{path: data, as: spans, offsets: utf16}",
            "{path: data, form: json_min}",
            "{path: data, form: json_min, control: l, as: class}",
            "{path: data, form: csv}",
            "{path: data, form: csv, control: l, as: spans, text_key: text}");

    @FuzzTest(maxDuration = "60s")
    @JsonWords
    @DictionaryEntries({
        "\"id\":",
        "\"data\":",
        "\"annotations\":",
        "\"predictions\":",
        "\"result\":",
        "\"from_name\":",
        "\"to_name\":",
        "\"type\":",
        "\"value\":",
        "\"choices\":",
        "\"labels\":",
        "\"rectanglelabels\":",
        "\"taxonomy\":",
        "\"rating\":",
        "\"number\":",
        "\"start\":",
        "\"end\":",
        "\"x\":",
        "\"width\":",
        "\"rotation\":",
        "\"original_width\":",
        "\"completed_by\":",
        "\"was_cancelled\":",
        "\"ground_truth\":",
        "\"created_at\":",
        "\"score\":",
        "\"model_version\":",
        "\"choices\"",
        "\"labels\"",
        "\"rectanglelabels\"",
        "\"textarea\"",
        "id,text,l,annotator\\x0A",
    })
    void anyBytesAreRecordsOrProblems(byte[] bytes) throws IOException {
        SOURCE.file("data.json", bytes);
    }
}
