package io.labelwright.vision.voc;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.labelwright.testkit.FuzzedSource;
import io.labelwright.testkit.XmlWords;
import java.io.IOException;
import org.junit.jupiter.api.Tag;

/** Any bytes are records, bad rows, or a file that is refused. */
@Tag("fuzz")
final class VocSourceFuzz {

    private static final FuzzedSource SOURCE = FuzzedSource.of(
            new VocImportFactory(),
            "path: data",
            "{path: data, origin: 0, item_id: path}",
            "{path: data, as: classes, item_id: item}",
            "{path: data, outside: clip, empty_images: unlabelled}");

    @FuzzTest(maxDuration = "60s")
    @XmlWords
    @DictionaryEntries({
        "<annotation>",
        "<object>",
        "<name>",
        "<bndbox>",
        "<xmin>",
        "<ymax>",
        "<size>",
        "<width>",
        "<filename>",
        "<difficult>1</difficult>",
        "<part>",
        "<item>",
        "Annotations/1.xml",
        "1e3",
        "-1",
        "\\x0A@@ ",
    })
    void anyFolderIsRecordsOrProblems(byte[] bytes) throws IOException {
        SOURCE.folder(bytes);
    }
}
