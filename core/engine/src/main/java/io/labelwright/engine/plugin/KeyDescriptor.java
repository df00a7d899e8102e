package io.labelwright.engine.plugin;

import io.labelwright.spi.expression.Scope;
import io.labelwright.spi.table.TableKind;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One key of a strategy's config.
 *
 * @param name the key as it stands in YAML
 * @param doc what it means
 * @param type what its value looks like
 * @param byDefault the value of a key that is not given, as it would stand in YAML; null: none
 * @param required whether it has to be given
 * @param bounds the values that a number may have; for a list or map, the number of entries
 * @param former an earlier name, still accepted; null: none
 * @param cel the names that the condition in its value may use; null: it holds no condition
 * @param stageOf its value is a stage that writes this table; null: it names no stage
 * @param marks what else is known of its value
 */
public record KeyDescriptor(
        String name,
        String doc,
        ValueType type,
        @Nullable String byDefault,
        boolean required,
        Bounds bounds,
        @Nullable String former,
        @Nullable Scope cel,
        @Nullable TableKind stageOf,
        Set<Mark> marks) {

    /** What else is known of a value; of a list: of each of its values. */
    public enum Mark {
        /** Path of a file that the stage reads. */
        INPUT,
        /** Path of a file that the stage writes. */
        OUTPUT,
        /** Of a path: an input may be, and an output is, a folder of files. */
        FOLDER,
        /** Name of a class; of a map: each of its keys. */
        CLASS,
        /** Name of a field of the items. */
        FIELD,
        /** Never printed, stored or hashed. */
        SECRET,
        /** Name of a class of another taxonomy; of a map: each of its keys, and its values are classes. */
        SOURCE_CLASS,
        /** Of a map: each of its values is the name of a class, and its keys are any text. */
        TARGET_CLASS,
        /** JDBC URL of a database that the stage reads or writes. */
        DATABASE,
        /** Address of a server that the stage calls. */
        SERVER;

        private final String word = name().toLowerCase(Locale.ROOT);

        /** The mark as descriptors write it. */
        String word() {
            return word;
        }
    }

    public KeyDescriptor {
        Set<Mark> ordered = EnumSet.noneOf(Mark.class);
        ordered.addAll(marks);
        marks = Collections.unmodifiableSet(ordered);
    }

    /** Whether its value carries this mark. */
    public boolean is(Mark mark) {
        return marks.contains(mark);
    }
}
