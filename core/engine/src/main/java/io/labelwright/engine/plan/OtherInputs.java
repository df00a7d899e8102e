package io.labelwright.engine.plan;

import io.labelwright.engine.config.ConfigEntry;
import io.labelwright.engine.plugin.KeyDescriptor.Mark;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Files that an import reads beside the one that it is about: those that keys of blocks name, such as ids.path. */
public final class OtherInputs {

    private OtherInputs() {}

    /** Whether a key stands in a block. */
    public static boolean isOther(String key) {
        return key.indexOf('.') >= 0;
    }

    /** The entries of a stage that name them. */
    static List<ConfigEntry> entries(PlannedStage stage) {
        return stage.config().marked(Mark.INPUT).stream()
                .filter(entry -> isOther(entry.path()) && !entry.secret() && !RemotePaths.isAddress(entry.value()))
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
