package sin;

import io.labelwright.spi.*;
import io.labelwright.spi.describe.*;
import io.labelwright.spi.table.*;
import java.util.*;

/** It ends the process as if all were well. */
@StrategyInfo(id = "consensus/judge", version = 1, summary = "Takes the first answer.")
@Reads(TableKind.ANNOTATIONS)
@Writes(TableKind.LABELS)
public final class ExitsTheProcess implements StrategyFactory<ExitsTheProcess.Config> {

    public record Config() {}

    @Override
    public Strategy create(Config config) {
        return ExitsTheProcess::judge;
    }

    private static void judge(Inputs in, Outputs out, StageContext context) {
        System.exit(0);
    }
}
