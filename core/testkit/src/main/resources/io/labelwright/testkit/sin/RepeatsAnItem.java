package sin;

import io.labelwright.spi.*;
import io.labelwright.spi.describe.*;
import io.labelwright.spi.table.*;
import java.util.*;

/** It labels the second item twice. */
@StrategyInfo(id = "consensus/judge", version = 1, summary = "Takes the first answer.")
@Reads(TableKind.ANNOTATIONS)
@Writes(TableKind.LABELS)
public final class RepeatsAnItem implements StrategyFactory<RepeatsAnItem.Config> {

    public record Config() {}

    @Override
    public Strategy create(Config config) {
        return RepeatsAnItem::judge;
    }

    private static void judge(Inputs in, Outputs out, StageContext context) {
        TableBuilder rows = Verdicts.rows(out);
        for (int item = 0; item < in.items().size(); item++) {
            Verdicts.write(in, rows, item, 0, 0.75);
            if (item == 1) {
                Verdicts.write(in, rows, item, 1, 0.75);
            }
        }
        out.write(rows.build());
    }
}
