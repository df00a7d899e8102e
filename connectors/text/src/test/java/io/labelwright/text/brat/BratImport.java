package io.labelwright.text.brat;

import io.labelwright.testkit.MemoryFolder;
import io.labelwright.testkit.RecordingSink;
import io.labelwright.text.OpenMapping;
import java.io.IOException;
import java.util.Map;

/** Reads a folder in memory with the default config and what a test changes of it. */
record BratImport(BratImportConfig.Discontinuous discontinuous, OffsetUnit offsets, FileNames names) {

    static final BratImport DEFAULTS =
            new BratImport(BratImportConfig.Discontinuous.REJECT, OffsetUnit.CODE_POINTS, FileNames.PLAIN);

    BratImport withHulls() {
        return new BratImport(BratImportConfig.Discontinuous.HULL, offsets, names);
    }

    BratImport of(OffsetUnit other) {
        return new BratImport(discontinuous, other, names);
    }

    BratImport of(FileNames other) {
        return new BratImport(discontinuous, offsets, other);
    }

    BratSource source() {
        return new BratSource(new BratImportConfig("corpus", discontinuous, offsets, names, OpenMapping.create()));
    }

    /** Reads one text and its annotations. */
    RecordingSink read(String text, String annotations) throws IOException {
        return read(MemoryFolder.ofTexts("corpus", Map.of("a.txt", text, "a.ann", annotations)));
    }

    RecordingSink read(MemoryFolder folder) throws IOException {
        var sink = new RecordingSink();
        source().read(folder, sink);
        if (folder.unclosed() != 0) {
            throw new AssertionError("the source left a stream open");
        }
        return sink;
    }
}
