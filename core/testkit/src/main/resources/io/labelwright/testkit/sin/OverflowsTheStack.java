package sin;

import io.labelwright.spi.*;
import io.labelwright.spi.describe.*;
import io.labelwright.spi.table.*;
import java.util.*;

/** It calls itself without end. */
@StrategyInfo(id = "consensus/judge", version = 1, summary = "Takes the first answer.")
@Reads(TableKind.ANNOTATIONS)
@Writes(TableKind.LABELS)
public final class OverflowsTheStack implements StrategyFactory<OverflowsTheStack.Config> {

    public record Config() {}

    @Override
    public Strategy create(Config config) {
        return OverflowsTheStack::judge;
    }

    private static void judge(Inputs in, Outputs out, StageContext context) {
        judge(in, out, context);
    }
}
