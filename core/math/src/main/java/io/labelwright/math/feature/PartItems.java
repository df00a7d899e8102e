package io.labelwright.math.feature;

import io.labelwright.spi.Inputs;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The items of some parts of a split, such as those that alone may be learned from. */
public final class PartItems {

    private PartItems() {}

    /**
     * The items of some parts of the splits in view, in their order.
     *
     * @param parts names of parts; all items where there is none
     * @param key the config key that names them, for messages
     * @throws LabelingException when a part has no items
     */
    public static int[] of(Inputs in, List<String> parts, String key) {
        int size = in.items().size();
        if (parts.isEmpty() || size == 0) {
            return IntStream.range(0, size).toArray();
        }
        Table splits = in.table(TableKind.SPLITS);
        Dictionary known = splits.dictionary(TableKind.SPLITS.column("split"));
        var names = new ArrayList<String>();
        for (int code = 0; code < known.size(); code++) {
            names.add(known.get(code));
        }
        for (String part : parts) {
            if (!names.contains(part)) {
                throw new LabelingException(
                        StandardError.NOT_ALLOWED,
                        null,
                        key + ": no item in view is in the part '" + part + "'",
                        names.isEmpty() ? "put a split before this stage" : "there is " + String.join(", ", names));
            }
        }
        var chosen = new boolean[size];
        Dictionary ids = in.items().ids();
        for (Segment segment : splits.segments()) {
            Column items = segment.column(0);
            Column of = segment.column(TableKind.SPLITS.column("split"));
            for (int row = 0; row < segment.rows(); row++) {
                int item = ids.find(items.dictionary(), items.code(row));
                if (item >= 0 && parts.contains(of.text(row))) {
                    chosen[item] = true;
                }
            }
        }
        return IntStream.range(0, size).filter(item -> chosen[item]).toArray();
    }
}
