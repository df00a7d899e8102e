package io.labelwright.parquet.npy;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.spi.connect.SinkFactory;
import io.labelwright.spi.connect.SourceFactory;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.ConnectorContract;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.MemoryInput;
import io.labelwright.testkit.RecordingSink;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * There is no test with a small heap of a file made while it is read: the file's length is checked before it is read.
 */
final class NpyContractTest extends ConnectorContract {

    @Override
    protected SourceFactory<NpyImportConfig> sourceFactory() {
        return new NpyImportFactory();
    }

    @Override
    protected SinkFactory<NpyExportConfig> sinkFactory() {
        return new NpyExportFactory();
    }

    @Override
    protected String sinkWith() {
        return "{path: data, table: features}";
    }

    @Override
    protected TableKind written() {
        return TableKind.FEATURES;
    }

    @Override
    protected Map<String, byte[]> sample() {
        return Map.of("data.npy", Arrays2d.doubles(false, ByteOrder.LITTLE_ENDIAN, new double[][] {
            {1, 2.5}, {-3, 4e-9}, {5, 6}
        }));
    }

    @Override
    protected int records() {
        return 3;
    }

    @Override
    protected InMemoryInputs toWrite(long seed) {
        return InMemoryInputs.ofClasses("ham", "spam")
                .items("a", "b")
                .features("v", List.of("one", "two"), new double[] {seed, 0.1}, new double[] {-1e300, seed / 3.0});
    }

    /** Without the file of ids, which {@link NpySinkTest} reads, rows are known by their numbers. */
    @Override
    protected void checkReadAgain(InMemoryInputs inputs, RecordingSink read) {
        Segment rows = inputs.table(TableKind.FEATURES).segments().get(0);
        List<Map<String, String>> found = read.fields(TableKind.FEATURES);
        assertThat(found).hasSize(2);
        for (int row = 0; row < 2; row++) {
            assertThat(found.get(row)).containsEntry("item", String.valueOf(row));
            for (int c = 0; c < 2; c++) {
                assertThat(Double.parseDouble(found.get(row).get("x_" + c)))
                        .isEqualTo(rows.column(c + 2).number(row));
            }
        }
    }

    @Test
    void theReadingTellsHowFarItIs() throws IOException {
        var input = new MemoryInput("data.npy", sample().get("data.npy"));

        source().read(input, new RecordingSink());

        assertThat(input.lastReached()).isEqualTo(3 * 2 * 8);
    }
}
