package sin;

import io.labelwright.spi.*;
import io.labelwright.spi.describe.*;
import io.labelwright.spi.table.*;
import java.util.*;

/** It ends the process without any last word. */
@StrategyInfo(id = "consensus/judge", version = 1, summary = "Takes the first answer.")
@Reads(TableKind.ANNOTATIONS)
@Writes(TableKind.LABELS)
public final class HaltsTheProcess implements StrategyFactory<HaltsTheProcess.Config> {

    public record Config() {}

    @Override
    public Strategy create(Config config) {
        return HaltsTheProcess::judge;
    }

    private static void judge(Inputs in, Outputs out, StageContext context) {
        Runtime.getRuntime().halt(0);
    }
}
