package io.labelwright.bench;

import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.annotation.Annotations;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a synthetic crowd as {@code task,worker,label} rows: {@code WriteCrowd FILE ITEMS REDUNDANCY ANNOTATORS
 * CLASSES}.
 */
public final class WriteCrowd {

    private WriteCrowd() {}

    /** The command. */
    public static void main(String[] args) throws IOException {
        Annotations crowd = new SyntheticCrowd(
                        Integer.parseInt(args[1]),
                        Integer.parseInt(args[2]),
                        Integer.parseInt(args[3]),
                        Integer.parseInt(args[4]))
                .annotations();
        try (BufferedWriter out = Files.newBufferedWriter(Path.of(args[0]))) {
            out.write("task,worker,label\n");
            for (AnnotationBlock block : crowd.blocks()) {
                for (int item = 0; item < block.items; item++) {
                    write(block, item, out);
                }
            }
        }
    }

    private static void write(AnnotationBlock block, int item, BufferedWriter out) throws IOException {
        int before = -1;
        for (int a = block.start[item]; a < block.start[item + 1]; a++) {
            // The file has one answer of an annotator to an item, as repeated_answers: error wants it.
            if (block.annotator[a] != before) {
                before = block.annotator[a];
                out.write((block.firstItem + item) + "," + before + "," + block.label[a] + "\n");
            }
        }
    }
}
