package sin;

import io.labelwright.spi.*;
import io.labelwright.spi.describe.*;
import io.labelwright.spi.table.*;
import java.util.*;

/** It throws what nobody expects. */
@StrategyInfo(id = "consensus/judge", version = 1, summary = "Takes the first answer.")
@Reads(TableKind.ANNOTATIONS)
@Writes(TableKind.LABELS)
public final class ThrowsAnError implements StrategyFactory<ThrowsAnError.Config> {

    public record Config() {}

    @Override
    public Strategy create(Config config) {
        return ThrowsAnError::judge;
    }

    private static void judge(Inputs in, Outputs out, StageContext context) {
        throw new AssertionError("can't be");
    }
}
