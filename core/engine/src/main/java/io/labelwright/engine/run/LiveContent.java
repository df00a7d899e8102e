package io.labelwright.engine.run;

import io.labelwright.engine.store.StageRecord;
import io.labelwright.engine.store.file.Sha256;
import java.util.List;

/**
 * What a source that is no file, such as a database, had when it was read. No size or time tells whether it has
 * changed, so what was read stands in the key of the stage in the place of a file's content.
 */
final class LiveContent {

    private LiveContent() {}

    /** The hash of the tables that were read. */
    static String hash(List<StageRecord.Output> read) {
        var content = new StringBuilder();
        for (StageRecord.Output output : read) {
            content.append(output.table().word())
                    .append(' ')
                    .append(output.sha256())
                    .append(' ');
            content.append(output.items()).append('\n');
        }
        return Sha256.of(content.toString());
    }
}
