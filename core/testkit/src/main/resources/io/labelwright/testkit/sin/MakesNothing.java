package sin;

import io.labelwright.spi.*;
import io.labelwright.spi.describe.*;
import io.labelwright.spi.table.*;
import java.util.*;

/** Its factory returns null. */
@StrategyInfo(id = "consensus/judge", version = 1, summary = "Takes the first answer.")
@Reads(TableKind.ANNOTATIONS)
@Writes(TableKind.LABELS)
public final class MakesNothing implements StrategyFactory<MakesNothing.Config> {

    public record Config() {}

    @Override
    public Strategy create(Config config) {
        return null;
    }
}
