package io.labelwright.engine.intake;

import io.labelwright.engine.plugin.StrategyDescriptor;
import io.labelwright.engine.plugin.TableWrite;
import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.connect.ImportMapping.AnnotationColumns;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.TableKind;
import java.lang.reflect.RecordComponent;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the mapping in a source's config record. */
public final class MappingOf {

    /** Names that the blocks of a format have of themselves: a file of it may well lack some. */
    public static final Set<String> FORMAT_NAMES = Set.of(
            "id", "item", "annotator", "label", "confidence", "time", AnnotationColumns.LEFT, AnnotationColumns.RIGHT);

    private MappingOf() {}

    /**
     * The mapping of an import, as its strategy and the task mean it.
     *
     * @return null when the config has none
     */
    public static @Nullable ImportMapping stage(Record config, StrategyDescriptor strategy, Task task) {
        ImportMapping mapping = config(config);
        if (mapping != null && isFormat(strategy)) {
            mapping = ofFormat(mapping, strategy);
        }
        return mapping != null && task == Task.PAIRWISE ? mapping.forPairs() : mapping;
    }

    private static ImportMapping ofFormat(ImportMapping mapping, StrategyDescriptor strategy) {
        Set<TableKind> byDefault = EnumSet.noneOf(TableKind.class);
        for (TableWrite write : strategy.writes()) {
            if (write.byDefault()) {
                byDefault.add(write.table());
            }
        }
        return mapping.forFormat(byDefault);
    }

    /** Whether a source reads a format that has names of its own for all it holds. */
    public static boolean isFormat(StrategyDescriptor strategy) {
        return strategy.writes().stream().anyMatch(TableWrite::byDefault);
    }

    /** Whether a source brings a set of features whatever the workflow asks for: its format holds nothing else. */
    public static boolean bringsFeatures(StrategyDescriptor strategy) {
        return strategy.writes().stream().anyMatch(write -> write.table() == TableKind.FEATURES && write.byDefault());
    }

    /** The component of type {@link ImportMapping}; null when the record has none. */
    public static @Nullable ImportMapping config(Record config) {
        for (RecordComponent component : config.getClass().getRecordComponents()) {
            if (component.getType() == ImportMapping.class) {
                try {
                    component.getAccessor().setAccessible(true);
                    return (ImportMapping) component.getAccessor().invoke(config);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException("the accessor of a record failed", e);
                }
            }
        }
        return null;
    }
}
