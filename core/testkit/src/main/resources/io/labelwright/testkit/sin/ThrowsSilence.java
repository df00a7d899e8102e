package sin;

import io.labelwright.spi.*;
import io.labelwright.spi.describe.*;
import io.labelwright.spi.table.*;
import java.util.*;

/** Its exception throws when it is asked what it says. */
@StrategyInfo(id = "consensus/judge", version = 1, summary = "Takes the first answer.")
@Reads(TableKind.ANNOTATIONS)
@Writes(TableKind.LABELS)
public final class ThrowsSilence implements StrategyFactory<ThrowsSilence.Config> {

    public record Config() {}

    @Override
    public Strategy create(Config config) {
        return ThrowsSilence::judge;
    }

    private static void judge(Inputs in, Outputs out, StageContext context) {
        throw new RuntimeException() {
            @Override
            public String toString() {
                throw new IllegalStateException();
            }
        };
    }
}
