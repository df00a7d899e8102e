package sin;

import io.labelwright.spi.*;
import io.labelwright.spi.describe.*;
import io.labelwright.spi.table.*;
import java.util.*;

/** It takes all the memory there is, and does not give it back. */
@StrategyInfo(id = "consensus/judge", version = 1, summary = "Takes the first answer.")
@Reads(TableKind.ANNOTATIONS)
@Writes(TableKind.LABELS)
public final class AllocatesWithoutBound implements StrategyFactory<AllocatesWithoutBound.Config> {

    public record Config() {}

    private static final List<byte[]> KEPT = new ArrayList<>();

    @Override
    public Strategy create(Config config) {
        return AllocatesWithoutBound::judge;
    }

    private static void judge(Inputs in, Outputs out, StageContext context) {
        while (true) {
            KEPT.add(new byte[1 << 16]);
        }
    }
}
