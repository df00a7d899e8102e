package sin;

import io.labelwright.spi.*;
import io.labelwright.spi.describe.*;
import io.labelwright.spi.table.*;
import java.util.*;

/** No sin: what all others pretend to be. */
@StrategyInfo(id = "consensus/judge", version = 1, summary = "Takes the first answer.")
@Reads(TableKind.ANNOTATIONS)
@Writes(TableKind.LABELS)
public final class Judge implements StrategyFactory<Judge.Config> {

    public record Config() {}

    @Override
    public Strategy create(Config config) {
        return Judge::judge;
    }

    private static void judge(Inputs in, Outputs out, StageContext context) {
        TableBuilder rows = Verdicts.rows(out);
        for (int item = 0; item < in.items().size(); item++) {
            Verdicts.write(in, rows, item, Verdicts.first(in, item), 0.75);
        }
        out.write(rows.build());
    }
}
