package io.labelwright.parquet.npy;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.spi.connect.SourceFactory;
import io.labelwright.testkit.ConnectorContract;
import io.labelwright.testkit.MemoryInput;
import io.labelwright.testkit.RecordingSink;
import java.io.IOException;
import java.nio.ByteOrder;
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
    protected Map<String, byte[]> sample() {
        return Map.of("data.npy", Arrays2d.doubles(false, ByteOrder.LITTLE_ENDIAN, new double[][] {
            {1, 2.5}, {-3, 4e-9}, {5, 6}
        }));
    }

    @Override
    protected int records() {
        return 3;
    }

    @Test
    void theReadingTellsHowFarItIs() throws IOException {
        var input = new MemoryInput("data.npy", sample().get("data.npy"));

        source().read(input, new RecordingSink());

        assertThat(input.lastReached()).isEqualTo(3 * 2 * 8);
    }
}
