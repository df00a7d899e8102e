package sin;

import io.labelwright.spi.*;
import io.labelwright.spi.describe.*;
import io.labelwright.spi.table.*;
import java.util.*;

/** What judges have in common. */
final class Verdicts {

    private Verdicts() {}

    static TableBuilder rows(Outputs out) {
        return out.builder(TableKind.LABELS);
    }

    /** The class of the first answer to an item, by the order of annotators; -1 when nobody answered. */
    static int first(Inputs in, int item) {
        for (var block : in.annotations(io.labelwright.spi.annotation.AnnotationQuery.all()).blocks()) {
            int at = item - block.firstItem;
            if (at >= 0 && at < block.items && block.start[at] < block.start[at + 1]) {
                return block.label[block.start[at]];
            }
        }
        return -1;
    }

    static void write(Inputs in, TableBuilder rows, int item, int label, double confidence) {
        rows.code(0, item);
        if (label >= 0) {
            rows.code(1, label).number(2, confidence);
        }
        rows.text(3, label >= 0 ? "labelled" : "unresolved").text(5, label >= 0 ? "first answer" : "no answers").end();
    }
}
