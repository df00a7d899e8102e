package io.labelwright.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.spi.connect.RecordSink;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.TableKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordPipeTest {

    /** Writes down what it is told. */
    private static final class Recorder implements RecordSink {
        final List<String> calls = new ArrayList<>();
        final List<String> names = new ArrayList<>();
        long failAt = Long.MAX_VALUE;

        @Override
        public int column(String name) {
            if (!names.contains(name)) {
                names.add(name);
                calls.add("column " + name);
            }
            return names.indexOf(name);
        }

        @Override
        public int column(TableKind table, String name) {
            return column(table.word() + ":" + name);
        }

        @Override
        public boolean wants(TableKind table) {
            return true;
        }

        @Override
        public void file(String name) {
            calls.add("file " + name);
        }

        @Override
        public void end(TableKind table, long line) {
            calls.add("end " + table + " " + line);
        }

        @Override
        public void field(int column, char[] chars, int offset, int length) {
            calls.add(names.get(column) + "=" + new String(chars, offset, length));
        }

        @Override
        public void end(long line) {
            if (line == failAt) {
                throw new LabelingException(StandardError.BAD_ROW, "line " + line);
            }
            calls.add("end " + line);
        }

        @Override
        public void bad(long line, int column, String reason, String text) {
            calls.add("bad " + line + ":" + column + " " + reason + " " + text);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 200_000})
    void theTargetIsToldAllThatTheSourceSaid(int records) throws IOException {
        var direct = new Recorder();
        var piped = new Recorder();

        random(records, direct);
        RecordPipe.read(into -> random(records, into), piped);

        assertThat(piped.calls).isEqualTo(direct.calls);
    }

    private static void random(int records, RecordSink into) {
        var random = new SplittableRandom(records);
        for (long line = 1; line <= records; line++) {
            int fields = random.nextInt(4);
            for (int i = 0; i < fields; i++) {
                // Lines above 2^31 come back whole, columns may be met late, a cell may be larger than a batch.
                int column = into.column("c" + random.nextInt(1 + (int) (line % 7)));
                into.field(column, "x".repeat(random.nextInt(1000) == 0 ? random.nextInt(200_000) : random.nextInt(9)));
            }
            if (random.nextInt(20) == 0) {
                into.field(into.column(TableKind.GOLD, "own"), "x");
                into.end(TableKind.GOLD, line << 20);
                into.file("file " + line);
            } else if (random.nextInt(10) == 0) {
                into.bad(line << 20, random.nextInt(5), "reason", "text " + line);
            } else {
                into.end(line << 20);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 150_000})
    void whatTheTargetThrowsEndsTheReading(long line) {
        var target = new Recorder();
        target.failAt = line;

        assertThatThrownBy(() -> RecordPipe.read(RecordPipeTest::endless, target))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("line " + line);
        assertThat(target.calls).last().isEqualTo("a=some text");
    }

    private static void endless(RecordSink into) {
        int column = into.column("a");
        for (long line = 1; line < Long.MAX_VALUE; line++) {
            into.field(column, "some text");
            into.end(line);
        }
    }

    @Test
    void theEarlierOfTwoFailuresIsTold() {
        var target = new Recorder();
        target.failAt = 5;

        assertThatThrownBy(() -> RecordPipe.read(into -> endsBadly(into, 10), target))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("line 5");
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 100_000})
    void aSourceThatFailsHasHandedOverWhatItRead(int records) {
        var target = new Recorder();

        assertThatThrownBy(() -> RecordPipe.read(into -> endsBadly(into, records), target))
                .isInstanceOf(IOException.class)
                .hasMessage("the disk is gone");
        assertThat(target.calls).last().isEqualTo("end " + records);
    }

    private static void endsBadly(RecordSink into, int records) throws IOException {
        int column = into.column("a");
        for (long line = 1; line <= records; line++) {
            into.field(column, "some text");
            into.end(line);
        }
        throw new IOException("the disk is gone");
    }

    @Test
    void anInterruptEndsTheReading() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> RecordPipe.read(RecordPipeTest::endless, new Recorder()))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }
}
