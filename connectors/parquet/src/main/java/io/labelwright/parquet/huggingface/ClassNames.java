package io.labelwright.parquet.huggingface;

import io.labelwright.parquet.file.BadValue;
import io.labelwright.parquet.file.CellText;
import java.util.List;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Values that stand for classes by their number from 0; -1 is a value that nobody knows. Names stand for themselves.
 */
final class ClassNames implements CellText {

    private static final int UNKNOWN = -1;

    private final List<String> names;

    ClassNames(List<String> names) {
        this.names = List.copyOf(names);
    }

    @Override
    public @Nullable String of(int value) throws BadValue {
        return of((long) value);
    }

    @Override
    public @Nullable String of(long value) throws BadValue {
        if (value == UNKNOWN) {
            return null;
        }
        if (value < 0 || value >= names.size()) {
            throw new BadValue("the class number " + value + "; the classes are 0 to " + (names.size() - 1));
        }
        return names.get((int) value);
    }

    @Override
    public String of(Binary value) {
        return value.toStringUsingUTF8();
    }

    @Override
    public boolean quoted() {
        return true;
    }
}
