package sin;

import io.labelwright.spi.*;
import io.labelwright.spi.describe.*;
import io.labelwright.spi.table.*;
import java.util.*;

/** It ends the process from a thread of the engine that runs its kernel. */
@StrategyInfo(id = "consensus/judge", version = 1, summary = "Takes the first answer.")
@Reads(TableKind.ANNOTATIONS)
@Writes(TableKind.LABELS)
public final class ExitsInAKernel implements StrategyFactory<ExitsInAKernel.Config> {

    public record Config() {}

    @Override
    public Strategy create(Config config) {
        return ExitsInAKernel::judge;
    }

    private static void judge(Inputs in, Outputs out, StageContext context) {
        context.execution().map(
                in.annotations(io.labelwright.spi.annotation.AnnotationQuery.all()).blocks(),
                () -> List.of(Verdicts.rows(out)),
                (index, block, rows) -> System.exit(0));
    }
}
