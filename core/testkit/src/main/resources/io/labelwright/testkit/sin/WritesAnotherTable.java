package sin;

import io.labelwright.spi.*;
import io.labelwright.spi.describe.*;
import io.labelwright.spi.table.*;
import java.util.*;

/** It writes a table that it does not declare. */
@StrategyInfo(id = "consensus/judge", version = 1, summary = "Takes the first answer.")
@Reads(TableKind.ANNOTATIONS)
@Writes(TableKind.LABELS)
public final class WritesAnotherTable implements StrategyFactory<WritesAnotherTable.Config> {

    public record Config() {}

    @Override
    public Strategy create(Config config) {
        return WritesAnotherTable::judge;
    }

    private static void judge(Inputs in, Outputs out, StageContext context) {
        out.write(Table.empty(TableKind.GOLD));
    }
}
