package sin;

import io.labelwright.spi.*;
import io.labelwright.spi.describe.*;
import io.labelwright.spi.table.*;
import java.util.*;

/** The second item has the confidence NaN. */
@StrategyInfo(id = "consensus/judge", version = 1, summary = "Takes the first answer.")
@Reads(TableKind.ANNOTATIONS)
@Writes(TableKind.LABELS)
public final class ScoresNaN implements StrategyFactory<ScoresNaN.Config> {

    public record Config() {}

    @Override
    public Strategy create(Config config) {
        return ScoresNaN::judge;
    }

    private static void judge(Inputs in, Outputs out, StageContext context) {
        TableBuilder rows = Verdicts.rows(out);
        for (int item = 0; item < in.items().size(); item++) {
            Verdicts.write(in, rows, item, Verdicts.first(in, item), item == 1 ? Double.NaN : 0.75);
        }
        out.write(rows.build());
    }
}
