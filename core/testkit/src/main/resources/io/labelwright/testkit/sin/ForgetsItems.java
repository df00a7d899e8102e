package sin;

import io.labelwright.spi.*;
import io.labelwright.spi.describe.*;
import io.labelwright.spi.table.*;
import java.util.*;

/** It labels the first item only. */
@StrategyInfo(id = "consensus/judge", version = 1, summary = "Takes the first answer.")
@Reads(TableKind.ANNOTATIONS)
@Writes(TableKind.LABELS)
public final class ForgetsItems implements StrategyFactory<ForgetsItems.Config> {

    public record Config() {}

    @Override
    public Strategy create(Config config) {
        return ForgetsItems::judge;
    }

    private static void judge(Inputs in, Outputs out, StageContext context) {
        TableBuilder rows = Verdicts.rows(out);
        Verdicts.write(in, rows, 0, 0, 0.75);
        out.write(rows.build());
    }
}
