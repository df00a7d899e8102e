package sin;

import io.labelwright.spi.*;
import io.labelwright.spi.describe.*;
import io.labelwright.spi.table.*;
import java.util.*;

/** A method that it calls is not in the library that it runs with. */
@StrategyInfo(id = "consensus/judge", version = 1, summary = "Takes the first answer.")
@Reads(TableKind.ANNOTATIONS)
@Writes(TableKind.LABELS)
public final class LosesAMethod implements StrategyFactory<LosesAMethod.Config> {

    public record Config() {}

    @Override
    public Strategy create(Config config) {
        return LosesAMethod::judge;
    }

    private static void judge(Inputs in, Outputs out, StageContext context) {
        Library.gone();
    }
}
