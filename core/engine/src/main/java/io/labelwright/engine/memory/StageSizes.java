package io.labelwright.engine.memory;

import io.labelwright.engine.table.TableSize;
import io.labelwright.spi.memory.DataSizes;
import io.labelwright.spi.table.TableKind;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Sizes of what one stage reads.
 *
 * @param tables per kind the tables of those who wrote it
 * @param items in view
 * @param itemNames bytes of their ids in memory
 * @param files bytes of the files that it reads, by the keys that name them
 * @param classes how many there are; 0 where they are not known yet
 * @param threads that compute
 */
public record StageSizes(
        Map<TableKind, List<TableSize>> tables,
        long items,
        long itemNames,
        Map<String, Long> files,
        int classes,
        int threads)
        implements DataSizes {

    public StageSizes {
        tables = Map.copyOf(tables);
        files = Map.copyOf(files);
    }

    @Override
    public long rows(TableKind kind) {
        return sum(kind, TableSize::rows);
    }

    @Override
    public long bytes(TableKind kind) {
        return sum(kind, TableSize::bytes);
    }

    @Override
    public long text(TableKind kind) {
        return sum(kind, TableSize::text);
    }

    @Override
    public long numbers(TableKind kind) {
        return sum(kind, TableSize::numbers);
    }

    @Override
    public long annotators() {
        return sum(TableKind.ANNOTATIONS, TableSize::annotators);
    }

    @Override
    public long file(String key) {
        return files.getOrDefault(key, 0L);
    }

    private long sum(TableKind kind, ToLongFunction<TableSize> figure) {
        return tables.getOrDefault(kind, List.of()).stream().mapToLong(figure).sum();
    }
}
