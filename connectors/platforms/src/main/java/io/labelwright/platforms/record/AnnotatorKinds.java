package io.labelwright.platforms.record;

import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.HashSet;
import java.util.Set;

/** Which annotators of a table of annotations are models or rules. */
public final class AnnotatorKinds {

    private AnnotatorKinds() {}

    /**
     * The names of those that are no people.
     *
     * @param annotations with the columns that exports do not show
     */
    public static Set<String> machines(Table annotations) {
        Set<String> machines = new HashSet<>();
        Set<String> people = new HashSet<>();
        int kind = annotations.find("_kind");
        int annotator = TableKind.ANNOTATIONS.column("annotator");
        for (Segment segment : annotations.segments()) {
            for (int row = 0; kind >= 0 && row < segment.rows(); row++) {
                String name = segment.column(annotator).text(row);
                boolean machine = !segment.column(kind).isMissing(row)
                        && !"human".equals(segment.column(kind).text(row));
                if (name != null) {
                    (machine ? machines : people).add(name);
                }
            }
        }
        machines.removeAll(people);
        return machines;
    }
}
