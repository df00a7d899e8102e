package sin;

import io.labelwright.spi.*;
import io.labelwright.spi.describe.*;
import io.labelwright.spi.table.*;
import java.util.*;

/** Its constructor throws. */
@StrategyInfo(id = "consensus/judge", version = 1, summary = "Takes the first answer.")
@Reads(TableKind.ANNOTATIONS)
@Writes(TableKind.LABELS)
public final class ConstructorThrows implements StrategyFactory<ConstructorThrows.Config> {

    public record Config() {}

    public ConstructorThrows() {
        throw new IllegalStateException("no licence");
    }

    @Override
    public Strategy create(Config config) {
        return (in, out, context) -> {};
    }
}
