package io.labelwright.engine.intake;

import java.util.Arrays;
import java.util.List;

/** What the codes of a field's texts are elsewhere, so that a text that comes as a code is looked up once. */
final class CodeMemory {

    private List<String> texts = List.of();
    /** Per text: its code elsewhere, + 1; 0 not looked up yet. */
    private int[] codes = new int[0];

    /** The code of the field's text elsewhere; -1 when it is not known yet, or the field did not come as a code. */
    int recall(RecordFields fields, int column) {
        int code = fields.code(column);
        if (code < 0) {
            return -1;
        }
        if (fields.texts(column) != texts) {
            texts = fields.texts(column);
            codes = codes.length < texts.size() ? new int[texts.size()] : codes;
            Arrays.fill(codes, 0);
        }
        return codes[code] - 1;
    }

    /** Keeps what {@link #recall} did not know; the code is given back. */
    int keep(RecordFields fields, int column, int code) {
        if (fields.code(column) >= 0) {
            codes[fields.code(column)] = code + 1;
        }
        return code;
    }
}
