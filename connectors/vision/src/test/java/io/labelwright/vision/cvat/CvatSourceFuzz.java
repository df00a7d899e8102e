package io.labelwright.vision.cvat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.labelwright.testkit.FuzzedSource;
import io.labelwright.testkit.XmlWords;
import java.io.IOException;
import org.junit.jupiter.api.Tag;

/** Any bytes are records, bad rows, or a file that is refused. */
@Tag("fuzz")
final class CvatSourceFuzz {

    private static final FuzzedSource SOURCE = FuzzedSource.of(
            new CvatImportFactory(),
            "path: data",
            "{path: data, item_id: subset_name, as: classes}",
            "{path: data, item_id: id, tracks: all}",
            "{path: data, outside: clip, as: boxes}");

    @FuzzTest(maxDuration = "60s")
    @XmlWords
    @DictionaryEntries({
        "<annotations>",
        "<image ",
        "<box ",
        "<tag ",
        "<track ",
        "<meta>",
        "<original_size>",
        "id=\"0\"",
        "name=\"1.jpg\"",
        "label=\"dog\"",
        "xtl=\"1\"",
        "xbr=\"9\"",
        "frame=\"3\"",
        "keyframe=\"1\"",
        "outside=\"1\"",
        "rotation=\"45\"",
        "<polygon ",
        "<attribute ",
    })
    void anyBytesAreRecordsOrProblems(byte[] bytes) throws IOException {
        SOURCE.file("data.xml", bytes);
    }
}
