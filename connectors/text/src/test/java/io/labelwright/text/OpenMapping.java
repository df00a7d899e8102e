package io.labelwright.text;

import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.connect.ImportMapping.AnnotatorKind;
import io.labelwright.spi.connect.ImportMapping.BadRows;
import io.labelwright.spi.connect.ImportMapping.RepeatedItems;

/** The mapping of an import that is not told what to take. */
public final class OpenMapping {

    private OpenMapping() {}

    /** A new one. */
    public static ImportMapping create() {
        return new ImportMapping(
                null, null, null, null, null, null, BadRows.FAIL, null, RepeatedItems.ERROR, "", AnnotatorKind.HUMAN);
    }
}
