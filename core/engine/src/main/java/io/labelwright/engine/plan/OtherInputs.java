package io.labelwright.engine.plan;

import io.labelwright.engine.config.ConfigEntry;
import io.labelwright.engine.plugin.KeyDescriptor.Mark;
import io.labelwright.engine.plugin.StrategyDescriptor;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Files that a stage reads beside the one that it is about. An import is about the file of its key outside of blocks;
 * those that keys of blocks name, such as ids.path, are others. A strategy is about no file: all that it names are
 * others, told apart by their keys.
 */
public final class OtherInputs {

    private OtherInputs() {}

    /** Whether a key of a strategy or connector names another file than the one that the stage is about. */
    public static boolean isOther(StrategyDescriptor strategy, String key) {
        return strategy.kind() == StrategyDescriptor.Kind.STRATEGY || key.indexOf('.') >= 0;
    }

    /** The entries of a stage that name them. */
    static List<ConfigEntry> entries(PlannedStage stage) {
        return stage.config().marked(Mark.INPUT).stream()
                .filter(entry -> isOther(stage.strategy(), entry.path())
                        && !entry.secret()
                        && !RemotePaths.isAddress(entry.value()))
                .toList();
    }

    /**
     * The files of a stage by key that lie on this machine; {@link PlannedStage#elsewhere} has the others.
     *
     * @throws io.labelwright.spi.problem.LabelingException when one lies where the workflow may not read
     */
    public static Map<String, Path> of(PlannedStage stage, Access access) {
        Map<String, Path> files = new LinkedHashMap<>();
        for (ConfigEntry entry : entries(stage)) {
            files.put(entry.path(), access.read(entry.value(), entry.place()));
        }
        return files;
    }
}
