package io.labelwright.vision.coco;

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
    @CocoWords
    void anyFolderIsAnswersOrProblems(byte[] bytes) throws IOException {
        SOURCE.folder(bytes);
    }
}
