package io.labelwright.onnx.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.engine.memory.StageSizes;
import io.labelwright.engine.table.TableSize;
import io.labelwright.onnx.embedding.TextEmbeddingConfig;
import io.labelwright.onnx.embedding.TextEmbeddingFactory;
import io.labelwright.spi.memory.DataSizes;
import io.labelwright.spi.memory.Footprint;
import io.labelwright.spi.table.TableKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whether the figures are right is measured by {@code PlanMemoryIT} of the distribution. */
class OnnxMemoryTest {

    private static final long MEBIBYTE = 1 << 20;

    private static DataSizes texts(long count, long letters, int threads) {
        var items = new TableSize(count, count * letters, 0, 0, 0, count * letters);
        return new StageSizes(Map.of(TableKind.ITEMS, List.of(items)), count, 0, Map.of(), 2, threads);
    }

    private static Footprint embedding(DataSizes sizes) {
        return new TextEmbeddingFactory()
                .create(new TextEmbeddingConfig(List.of("text"), 512))
                .footprint(sizes);
    }

    @Test
    void aPointOfEachTextIsWrittenAndTheModelLiesOutsideOfTheHeap() {
        Footprint few = embedding(texts(1_000, 400, 1));
        Footprint many = embedding(texts(2_000, 400, 1));

        assertThat(few.tables().get(TableKind.FEATURES)).isEqualTo(new Footprint.Written(1_000, 384, 0));
        assertThat(many.working()).isGreaterThan(few.working() + 1_000 * 384 * Float.BYTES);
        assertThat(many.outside()).isEqualTo(few.outside()).isBetween(60 * MEBIBYTE, 140 * MEBIBYTE);
    }

    @Test
    void longTextsAndMoreThreadsTakeMoreOutside() {
        long small = embedding(texts(1_000, 40, 1)).outside();

        assertThat(embedding(texts(1_000, 4_000, 1)).outside()).isGreaterThan(small + 30 * MEBIBYTE);
        assertThat(embedding(texts(1_000, 4_000, 4)).outside()).isGreaterThan(small + 120 * MEBIBYTE);
    }

    @Test
    void aModelOfAFileIsAsLargeAsItsFile() {
        long small = OnnxMemory.ofNumbers(MEBIBYTE);

        assertThat(OnnxMemory.ofNumbers(100 * MEBIBYTE) - small).isBetween(100 * MEBIBYTE, 220 * MEBIBYTE);
        assertThat(OnnxMemory.ofPictures(MEBIBYTE, 224 * 224, 2)).isGreaterThan(small);
    }
}
