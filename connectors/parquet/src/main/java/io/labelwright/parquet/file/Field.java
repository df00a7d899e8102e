package io.labelwright.parquet.file;

import java.util.List;
import org.apache.parquet.schema.Type;

/**
 * A field of a file's schema.
 *
 * @param name its name in its group
 * @param meaning what its values mean
 * @param type how it is stored, with the same fields below
 * @param fields the fields of a group; empty for values
 */
public record Field(String name, Meaning meaning, Type type, List<Field> fields) {

    public Field {
        fields = List.copyOf(fields);
    }

    /** Whether each row has at most one plain value of it. */
    public boolean isFlat() {
        return type.isPrimitive() && !type.isRepetition(Type.Repetition.REPEATED);
    }
}
