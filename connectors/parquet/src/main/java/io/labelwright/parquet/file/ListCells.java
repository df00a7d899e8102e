package io.labelwright.parquet.file;

import io.labelwright.spi.label.LabelText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects lists for a page. A level says of each value where it stands: 0 for a missing list, 1 for an empty one, 3
 * for an element; a second one whether it goes on with the list of the value before it.
 */
final class ListCells {

    private static final int EMPTY = 1;
    private static final int ELEMENT = 3;

    private final boolean texts;
    private int[] definition = new int[64];
    private int[] repetition = new int[64];
    private int count;
    private final ByteArrayOutputStream elements = new ByteArrayOutputStream();

    ListCells(boolean texts) {
        this.texts = texts;
    }

    /** Adds a list given as JSON; null: none. */
    void add(@Nullable String json) {
        if (json == null) {
            value(0, 0);
            return;
        }
        int before = count;
        if (texts) {
            for (String element : LabelText.classes(json)) {
                value(ELEMENT, count > before ? 1 : 0);
                byte[] utf8 = ParquetWriter.utf8(element);
                Plain.text(utf8, 0, utf8.length, elements);
            }
        } else {
            for (String element : integers(json)) {
                value(ELEMENT, count > before ? 1 : 0);
                Plain.integer(Long.parseLong(element), elements);
            }
        }
        if (count == before) {
            value(EMPTY, 0);
        }
    }

    private static List<String> integers(String json) {
        String inside = json.substring(1, json.length() - 1);
        return inside.isEmpty() ? List.of() : List.of(inside.split(",", -1));
    }

    private void value(int level, int goesOn) {
        if (count == definition.length) {
            definition = Arrays.copyOf(definition, 2 * count);
            repetition = Arrays.copyOf(repetition, 2 * count);
        }
        definition[count] = level;
        repetition[count++] = goesOn;
    }

    int count() {
        return count;
    }

    int bytes() {
        return elements.size();
    }

    /** Writes the page's values and forgets them. */
    void writeTo(ByteArrayOutputStream bytes) throws IOException {
        Levels.writeSized(repetition, count, 1, bytes);
        Levels.writeSized(definition, count, 2, bytes);
        elements.writeTo(bytes);
        elements.reset();
        count = 0;
    }
}
