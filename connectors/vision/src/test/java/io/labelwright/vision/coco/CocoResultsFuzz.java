package io.labelwright.vision.coco;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.FuzzedSource;
import io.labelwright.testkit.SourceCheck.Bounds;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.Tag;

/** Results of models, with or without the file of their images, are answers, bad rows, or a folder that is refused. */
@Tag("fuzz")
final class CocoResultsFuzz {

    private static final FuzzedSource SOURCE = FuzzedSource.of(
                    new CocoImportFactory(),
                    "{path: data, item_id: id}",
                    "path: data",
                    "{path: data, item_id: id, as: classes, min_score: 0.5}")
            .within(new Bounds(
                    Duration.ofSeconds(1), 64, Integer.MAX_VALUE, EnumSet.of(TableKind.ITEMS, TableKind.ANNOTATIONS)));

    @FuzzTest(maxDuration = "60s")
    @DictionaryEntries({
        "\"images\":",
        "\"annotations\":",
        "\"categories\":",
        "\"id\":",
        "\"file_name\":",
        "\"width\":",
        "\"height\":",
        "\"image_id\":",
        "\"category_id\":",
        "\"bbox\":",
        "\"score\":",
        "\"name\":",
        "\"area\":",
        "\"iscrowd\":",
        "\"segmentation\":",
        "\"item\":",
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "null",
        "true",
        "\"\"",
        "\\x0A",
        "1e400",
        "-1",
        "0.5",
        "\\\\ud83d\\\\ude00",
        "\\\\ud800",
        "\\xF0\\x9F\\x98\\x80",
        "\\x1F\\x8B\\x08",
    })
    void anyFolderIsAnswersOrProblems(byte[] bytes) throws IOException {
        SOURCE.folder(bytes);
    }
}
