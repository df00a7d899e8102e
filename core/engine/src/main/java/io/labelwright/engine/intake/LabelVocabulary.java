package io.labelwright.engine.intake;

import io.labelwright.engine.yaml.NearestWord;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.TableBuilder;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Labels of a file as class names: aliases become the class's name, anything else that is no class is refused with the
 * nearest class. Nothing is folded or trimmed silently. Each distinct spelling is looked up once.
 */
final class LabelVocabulary {

    private final @Nullable LabelSchema schema;
    private final OtherClasses others;
    private final TableBuilder rows;
    private final int column;
    private final CodeMemory spellings = new CodeMemory();
    /** Per code of the label column: the code to write, + 1; 0 not looked up yet; -1 refused. */
    private int[] canonical = new int[16];

    /**
     * A vocabulary for one label column.
     *
     * @param schema the classes; null while classes are still to be found in the data
     * @param others classes of another taxonomy, which come as they are spelt
     */
    LabelVocabulary(@Nullable LabelSchema schema, OtherClasses others, TableBuilder rows, int column) {
        this.schema = schema;
        this.others = others;
        this.rows = rows;
        this.column = column;
    }

    /** The code to write for a label of the file. */
    int code(RecordFields fields, int from) {
        int known = spellings.recall(fields, from);
        int code = known >= 0
                ? known
                : spellings.keep(
                        fields, from, rows.codeOf(column, fields.chars(from), fields.start(from), fields.length(from)));
        if (schema == null || !schema.task().categorical()) {
            return code;
        }
        if (code >= canonical.length) {
            canonical = Arrays.copyOf(canonical, Math.max(code + 1, 2 * canonical.length));
        }
        if (canonical[code] == 0) {
            canonical[code] = lookUp(schema, code);
        }
        if (canonical[code] < 0) {
            throw new RowProblem(StandardError.UNKNOWN_LABEL, refusal(schema, others, rows.nameOf(column, code)));
        }
        return canonical[code] - 1;
    }

    private int lookUp(LabelSchema known, int code) {
        if (others.have(rows.nameOf(column, code))) {
            return code + 1;
        }
        int index = known.find(rows.nameOf(column, code));
        if (index < 0) {
            return -1;
        }
        char[] name = known.name(index).toCharArray();
        return rows.codeOf(column, name, 0, name.length) + 1;
    }

    private static String refusal(LabelSchema schema, OtherClasses others, String label) {
        List<String> names = Stream.concat(
                        schema.classes().stream().map(known -> known.name()), others.names().stream())
                .distinct()
                .toList();
        Optional<String> variant =
                names.stream().filter(name -> fold(name).equals(fold(label))).findFirst();
        String near = NearestWord.hint(label, names);
        String said = "label '" + label + "' is not one of the classes";
        if (variant.isPresent()) {
            return said + "; it differs from '" + variant.get() + "' in case, spaces or Unicode form only: mend the"
                    + " file or name it as an alias of the class";
        }
        return near == null ? said : said + "; " + near;
    }

    private static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }
}
