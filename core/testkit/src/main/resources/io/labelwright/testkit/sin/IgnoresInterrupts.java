package sin;

import io.labelwright.spi.*;
import io.labelwright.spi.describe.*;
import io.labelwright.spi.table.*;
import java.util.*;

/** It spins and never asks whether its time is over. */
@StrategyInfo(id = "consensus/judge", version = 1, summary = "Takes the first answer.")
@Reads(TableKind.ANNOTATIONS)
@Writes(TableKind.LABELS)
public final class IgnoresInterrupts implements StrategyFactory<IgnoresInterrupts.Config> {

    public record Config() {}

    @Override
    public Strategy create(Config config) {
        return IgnoresInterrupts::judge;
    }

    private static void judge(Inputs in, Outputs out, StageContext context) {
        long turns = 0;
        while (in.items().size() > 0) {
            turns++;
        }
        out.fact("turns", turns);
    }
}
