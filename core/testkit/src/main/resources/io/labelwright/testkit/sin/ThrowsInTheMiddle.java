package sin;

import io.labelwright.spi.*;
import io.labelwright.spi.describe.*;
import io.labelwright.spi.table.*;
import java.util.*;

/** It throws when half of its work is done. */
@StrategyInfo(id = "consensus/judge", version = 1, summary = "Takes the first answer.")
@Reads(TableKind.ANNOTATIONS)
@Writes(TableKind.LABELS)
public final class ThrowsInTheMiddle implements StrategyFactory<ThrowsInTheMiddle.Config> {

    public record Config() {}

    @Override
    public Strategy create(Config config) {
        return ThrowsInTheMiddle::judge;
    }

    private static void judge(Inputs in, Outputs out, StageContext context) {
        TableBuilder rows = Verdicts.rows(out);
        for (int item = 0; item < in.items().size(); item++) {
            if (item == 2) {
                throw new IllegalStateException("no idea about " + in.items().ids().get(item) + "\n\u001b[2J\u202e");
            }
            Verdicts.write(in, rows, item, 0, 0.75);
        }
    }
}
