package io.labelwright.engine.intake;

import io.labelwright.engine.label.LabelForm;
import io.labelwright.engine.label.LabelProblem;
import io.labelwright.engine.label.LabelRules;
import io.labelwright.engine.label.SpanReach;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.TableBuilder;
import java.util.Arrays;

/**
 * Labels of a file in the form of their task: what is none is refused with its reason. Each distinct spelling is looked
 * up once, and a spelling that no row has leaves no trace in the table.
 */
final class LabelVocabulary {

    private final LabelForm form;
    private final boolean spans;
    private final TableBuilder rows;
    private final int column;
    private final CodeMemory memory = new CodeMemory();
    private final Dictionary.Builder spellings = new Dictionary.Builder();
    /** Per spelling: the code to write, + 1; 0 not looked up yet; -1 refused. */
    private int[] canonical = new int[16];

    private int[] reach = new int[0];

    /**
     * A vocabulary for one label column.
     *
     * @param rules what labels may say
     */
    LabelVocabulary(LabelRules rules, TableBuilder rows, int column) {
        this.form = rules.form();
        this.spans = rules.task() == Task.SPANS;
        this.rows = rows;
        this.column = column;
    }

    /** The code to write for a label of the file. */
    int code(RecordFields fields, int from) {
        if (form.takesAnything()) {
            return rows.codeOf(column, fields.chars(from), fields.start(from), fields.length(from));
        }
        int known = memory.recall(fields, from);
        int spelling = known >= 0
                ? known
                : memory.keep(fields, from, spellings.add(fields.chars(from), fields.start(from), fields.length(from)));
        if (spelling >= canonical.length) {
            canonical = Arrays.copyOf(canonical, Math.max(spelling + 1, 2 * canonical.length));
        }
        if (canonical[spelling] == 0) {
            canonical[spelling] = -1;
            canonical[spelling] = lookUp(fields.text(from)) + 1;
        } else if (canonical[spelling] < 0) {
            form(fields.text(from));
        }
        return canonical[spelling] - 1;
    }

    private int lookUp(String label) {
        String text = form(label);
        char[] name = text.toCharArray();
        int code = rows.codeOf(column, name, 0, name.length);
        if (spans) {
            if (code >= reach.length) {
                reach = Arrays.copyOf(reach, Math.max(code + 1, 2 * reach.length));
            }
            reach[code] = SpanReach.of(text);
        }
        return code;
    }

    private String form(String label) {
        try {
            return form.canonical(label);
        } catch (LabelProblem e) {
            throw new RowProblem(e.code(), e.reason());
        }
    }

    /** How many code points the text of the item must have for a label: the code is one that {@link #code} gave. */
    int reach(int code) {
        return spans ? reach[code] : 0;
    }
}
