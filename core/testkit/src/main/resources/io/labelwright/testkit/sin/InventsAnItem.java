package sin;

import io.labelwright.spi.*;
import io.labelwright.spi.describe.*;
import io.labelwright.spi.table.*;
import java.util.*;

/** It labels an item that its input does not have. */
@StrategyInfo(id = "consensus/judge", version = 1, summary = "Takes the first answer.")
@Reads(TableKind.ANNOTATIONS)
@Writes(TableKind.LABELS)
public final class InventsAnItem implements StrategyFactory<InventsAnItem.Config> {

    public record Config() {}

    @Override
    public Strategy create(Config config) {
        return InventsAnItem::judge;
    }

    private static void judge(Inputs in, Outputs out, StageContext context) {
        TableBuilder rows = new TableBuilder(TableKind.LABELS);
        for (int item = 0; item <= in.items().size(); item++) {
            rows.text(0, item < in.items().size() ? in.items().ids().get(item) : "nobody");
            rows.text(1, "ham").number(2, 0.5).text(3, "labelled").text(4, context.stage()).text(5, "made up").end();
        }
        out.write(rows.build());
    }
}
