package io.labelwright.engine.plan;

import io.labelwright.engine.intake.ForeseenTables;
import io.labelwright.engine.intake.ImportSample;
import io.labelwright.engine.intake.RecordTables;
import io.labelwright.engine.plugin.LoadedStrategy;
import io.labelwright.engine.table.TableSize;
import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.connect.Source;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * How much memory the tables of a large import take at least. Tables are in memory as a whole while they are made, so a
 * file whose tables can't fit is refused before it is read for hours. Estimated from the start of the file, and low:
 * dictionaries are left out.
 */
final class MemoryNeed {

    /** Beside the tables of the import there are those of other stages, dictionaries and room to work. */
    private static final int ROOM = 3;

    private static final long MEBIBYTE = 1 << 20;
    private static final int ROUND = 64;

    private MemoryNeed() {}

    /**
     * What is wrong with reading a file into the memory that there is.
     *
     * @param most how many bytes Java may use
     * @return null when it may fit
     */
    static @Nullable Problem problem(
            PlannedStage stage, Path file, LoadedStrategy loaded, Source source, ImportMapping mapping, long most)
            throws IOException {
        long size = Files.size(file);
        if (size < most / 2) {
            // A table is not much larger than its text.
            return null;
        }
        String name = String.valueOf(stage.config().text("path"));
        // Classes that are not declared are collected from the data, which is right for declared ones, too.
        var tables = new RecordTables("", name, ImportSample.mapping(mapping), (LabelSchema) null);
        ForeseenTables foreseen = ImportSample.of(name, file, false, loaded, source, tables);
        if (foreseen == null) {
            return null;
        }
        Collection<TableSize> sizes = foreseen.sizes().values();
        long cells = sizes.stream().mapToLong(TableSize::cells).sum();
        if (cells < most) {
            return null;
        }
        long mebibytes = cells / MEBIBYTE;
        long names = sizes.stream().mapToLong(TableSize::names).sum() / MEBIBYTE;
        long enough = (ROOM * (mebibytes + names) / ROUND + 1) * ROUND;
        return Problem.error(
                StandardError.MEMORY,
                stage.config().place("path"),
                "the file '" + name + "' has " + size / MEBIBYTE + " MiB, and its tables take at least " + mebibytes
                        + " MiB of memory; Java may use " + most / MEBIBYTE + " MiB",
                "give it more, for example LABELWRIGHT_JAVA_OPTS=-Xmx" + enough + "m, or import less at once");
    }
}
