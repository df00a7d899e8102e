package sin;

import io.labelwright.spi.*;
import io.labelwright.spi.describe.*;
import io.labelwright.spi.table.*;
import java.util.*;

/** Its constructor ends the process as if all were well. */
@StrategyInfo(id = "consensus/judge", version = 1, summary = "Takes the first answer.")
@Reads(TableKind.ANNOTATIONS)
@Writes(TableKind.LABELS)
public final class ConstructorExits implements StrategyFactory<ConstructorExits.Config> {

    public record Config() {}

    public ConstructorExits() {
        System.exit(0);
    }

    @Override
    public Strategy create(Config config) {
        return (in, out, context) -> {};
    }
}
