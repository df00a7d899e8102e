package io.labelwright.parquet.file;

import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.StandardError;

/** Words for a file that is no good as a whole. */
final class Damage {

    private Damage() {}

    /** The file is broken or cut off. */
    static LabelingException of(String file, String what) {
        return new LabelingException(
                StandardError.ENCODING,
                Place.of(file),
                "the Parquet file is damaged: " + what,
                "copy or write the file again; a file whose copy was cut off ends without PAR1");
    }

    /** The file is fine but uses what is not read here. */
    static LabelingException unsupported(String file, String what, String hint) {
        return new LabelingException(StandardError.ENCODING, Place.of(file), what, hint);
    }
}
