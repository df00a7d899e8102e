package io.labelwright.text.conll;

import io.labelwright.testkit.MemoryInput;
import io.labelwright.testkit.RecordingSink;
import io.labelwright.text.OpenMapping;
import java.io.IOException;

/** Reads a file in memory with the default config and what a test changes of it. */
record ConllImport(
        ConllImportConfig.Unit item,
        ConllImportConfig.Scheme scheme,
        int tokenColumn,
        int tagColumn,
        ConllImportConfig.Comments comments) {

    static final ConllImport DEFAULTS = new ConllImport(
            ConllImportConfig.Unit.SENTENCE, ConllImportConfig.Scheme.AUTO, 1, -1, ConllImportConfig.Comments.OWN);

    ConllImport ofDocuments() {
        return new ConllImport(ConllImportConfig.Unit.DOCUMENT, scheme, tokenColumn, tagColumn, comments);
    }

    ConllImport of(ConllImportConfig.Scheme other) {
        return new ConllImport(item, other, tokenColumn, tagColumn, comments);
    }

    ConllImport columns(int token, int tag) {
        return new ConllImport(item, scheme, token, tag, comments);
    }

    ConllImport skippingComments() {
        return new ConllImport(item, scheme, tokenColumn, tagColumn, ConllImportConfig.Comments.SKIP);
    }

    ConllSource source() {
        return new ConllSource(new ConllImportConfig(
                "data.conll", "utf-8", item, scheme, tokenColumn, tagColumn, comments, OpenMapping.create()));
    }

    RecordingSink read(String text) throws IOException {
        return read(new MemoryInput("data.conll", text));
    }

    RecordingSink read(MemoryInput input) throws IOException {
        var sink = new RecordingSink();
        source().read(input, sink);
        if (input.unclosed() != 0) {
            throw new AssertionError("the source left a stream open");
        }
        return sink;
    }
}
