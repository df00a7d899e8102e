package io.labelwright.engine.intake;

import io.labelwright.spi.connect.ImportMapping;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** Finds the mapping in a source's config record. */
public final class MappingOf {

    private MappingOf() {}

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
