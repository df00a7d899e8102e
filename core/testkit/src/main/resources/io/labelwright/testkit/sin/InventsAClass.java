package sin;

import io.labelwright.spi.*;
import io.labelwright.spi.describe.*;
import io.labelwright.spi.table.*;
import java.util.*;

/** It gives the second item a class that there is not. */
@StrategyInfo(id = "consensus/judge", version = 1, summary = "Takes the first answer.")
@Reads(TableKind.ANNOTATIONS)
@Writes(TableKind.LABELS)
public final class InventsAClass implements StrategyFactory<InventsAClass.Config> {

    public record Config() {}

    @Override
    public Strategy create(Config config) {
        return InventsAClass::judge;
    }

    private static void judge(Inputs in, Outputs out, StageContext context) {
        TableBuilder rows = new TableBuilder(TableKind.LABELS, List.of(), Map.of("item", in.items().ids()));
        for (int item = 0; item < in.items().size(); item++) {
            rows.code(0, item).text(1, item == 1 ? "eggs" : "ham").number(2, 0.5).text(3, "labelled");
            rows.text(4, context.stage()).text(5, "made up").end();
        }
        out.write(rows.build());
    }
}
