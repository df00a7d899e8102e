package sin;

import io.labelwright.spi.*;
import io.labelwright.spi.describe.*;
import io.labelwright.spi.table.*;
import java.util.*;

/** It hands over null for a table. */
@StrategyInfo(id = "consensus/judge", version = 1, summary = "Takes the first answer.")
@Reads(TableKind.ANNOTATIONS)
@Writes(TableKind.LABELS)
public final class HandsOverNull implements StrategyFactory<HandsOverNull.Config> {

    public record Config() {}

    @Override
    public Strategy create(Config config) {
        return HandsOverNull::judge;
    }

    private static void judge(Inputs in, Outputs out, StageContext context) {
        out.write(null);
    }
}
