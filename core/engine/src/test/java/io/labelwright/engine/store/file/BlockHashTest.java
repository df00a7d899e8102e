package io.labelwright.engine.store.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BlockHashTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 1000, 65_535, 65_536, 300_000})
    void blocksOfAnySizeGiveTheHashOfTheirBytes(int size) {
        var bytes = new byte[1_000_003];
        new Random(size).nextBytes(bytes);
        var hash = new BlockHash();
        byte[][] buffers = {new byte[size], new byte[size]};

        int turn = 0;
        for (int from = 0; from < bytes.length; from += size) {
            int count = Math.min(size, bytes.length - from);
            System.arraycopy(bytes, from, buffers[turn], 0, count);
            hash.add(buffers[turn], 0, count);
            turn = 1 - turn;
        }

        assertThat(hash.finish()).isEqualTo(Sha256.of(bytes));
    }

    @Test
    void aBlockMayChangeOnceItIsHashed() {
        var bytes = new byte[1 << 20];
        var hash = new BlockHash();

        assertThat(hash.add(bytes, 0, bytes.length)).isTrue();
        hash.await();
        bytes[0] = 1;

        assertThat(hash.add(bytes, 0, 10)).isFalse();
        bytes[0] = 2;
        var all = new byte[(1 << 20) + 10];
        all[1 << 20] = 1;
        assertThat(hash.finish()).isEqualTo(Sha256.of(all));
    }
}
