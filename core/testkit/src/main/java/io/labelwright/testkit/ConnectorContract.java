package io.labelwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.labelwright.spi.connect.RecordSink;
import io.labelwright.spi.connect.Sink;
import io.labelwright.spi.connect.SinkFactory;
import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceFactory;
import io.labelwright.spi.connect.SourceInput;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.RecordingSink.Accepted;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every connector has to keep. The test class of a format extends it, shows a small good file, and inherits the
 * tests:
 *
 * <pre>{@code
 * final class LinesTest extends ConnectorContract {
 *     protected SourceFactory<LinesConfig> sourceFactory() {
 *         return new LinesFactory();
 *     }
 *     protected Map<String, byte[]> sample() {
 *         return file("lines.txt", "a\nb\n");
 *     }
 *     protected int records() {
 *         return 2;
 *     }
 * }
 * }</pre>
 *
 * <p>The tests: the sample is read whole, twice alike, and its streams are closed; a file cut at any byte never passes
 * as a shorter one ({@link #truncation} says what the format can show); any changed bytes end in records, refused
 * records or an error for the user, nothing else; whoever takes the records can stop the reading; what is read can be
 * written and read again; the same rows give the same bytes; a million records pass through a small heap.
 */
public abstract class ConnectorContract {

    /** The most cuts that are tried in one file. */
    private static final int CUTS = 1500;

    private static final int CHANGES = 400;

    /** What a format shows of a file that was cut off. */
    public enum Truncation {
        /** Any cut that takes a record away is an error, or refuses a record. */
        SHOWN,
        /** A cut between two records can't be seen; one inside a record is an error, or refuses the record. */
        BETWEEN_RECORDS,
        /** Only what follows the cut is lost; the last record that is left may have lost its end. */
        INSIDE_THE_LAST_RECORD
    }

    /** Makes the source; null for a format that is written only. */
    protected @Nullable SourceFactory<?> sourceFactory() {
        return null;
    }

    /** Makes the sink; null for a format that is read only. */
    protected @Nullable SinkFactory<?> sinkFactory() {
        return null;
    }

    /** The block {@code with} of the source in YAML. */
    protected String sourceWith() {
        return "path: data";
    }

    /** The block {@code with} of the sink in YAML. */
    protected String sinkWith() {
        return "{path: data, table: labels}";
    }

    /** Small good data: one file, or several for a format that is a folder, by relative name. */
    protected abstract Map<String, byte[]> sample();

    /** How many records the sample has, of whatever kind. */
    protected abstract int records();

    /** Whether the format is a folder of files. */
    protected boolean isFolder() {
        return sample().size() > 1;
    }

    /** What the format shows of a file that was cut off. */
    protected Truncation truncation() {
        return Truncation.SHOWN;
    }

    /** Task and classes of a workflow in which the sample stands. */
    protected LabelSchema schema() {
        return InMemoryInputs.ofClasses("ham", "spam").schema();
    }

    /**
     * What a stage sees that writes data which the sink can hold whole, for formats that can be written.
     *
     * @param seed other data for another seed
     */
    protected @Nullable InMemoryInputs toWrite(long seed) {
        return null;
    }

    /** The table that the sink is asked to write. */
    protected TableKind written() {
        return TableKind.LABELS;
    }

    /**
     * A large file of so many records, made while it is read, for the test with a small heap; null when the format does
     * without, and then its documentation says why.
     */
    protected @Nullable InputStream large(int count) {
        return null;
    }

    /** One file by its relative name, in UTF-8. */
    protected static Map<String, byte[]> file(String name, String text) {
        return Map.of(name, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** The source with the config of {@link #sourceWith}. */
    protected final Source source() {
        return source(requireSource());
    }

    @SuppressWarnings("unchecked") // the config is of the factory's own type
    private Source source(SourceFactory<?> factory) {
        Record config = StrategyConfig.ofFactory(factory).bind(sourceWith(), schema());
        return ((SourceFactory<Record>) factory).create(config);
    }

    @SuppressWarnings("unchecked") // as above
    private Sink sink(SinkFactory<?> factory) {
        Record config = StrategyConfig.ofFactory(factory).bind(sinkWith(), schema());
        return ((SinkFactory<Record>) factory).create(config);
    }

    private SourceFactory<?> requireSource() {
        return Objects.requireNonNull(sourceFactory(), "the format is written only");
    }

    private SinkFactory<?> requireSink() {
        return Objects.requireNonNull(sinkFactory(), "the format is read only");
    }

    private SourceInput input(Map<String, byte[]> files) {
        if (isFolder()) {
            return new MemoryFolder("data", files);
        }
        var only = files.entrySet().iterator().next();
        return new MemoryInput(only.getKey(), only.getValue());
    }

    private static int unclosed(SourceInput input) {
        return input instanceof MemoryFolder folder ? folder.unclosed() : ((MemoryInput) input).unclosed();
    }

    /** Reads data whose streams must all be closed afterwards. */
    protected final RecordingSink read(Map<String, byte[]> files) throws IOException {
        var sink = new RecordingSink();
        SourceInput input = input(files);
        try {
            source().read(input, sink);
        } finally {
            assertThat(unclosed(input)).as("streams that the source left open").isZero();
        }
        return sink;
    }

    /** What every source keeps; nothing for a format that is written only. */
    @TestFactory
    List<DynamicTest> asASource() {
        var tests = new ArrayList<DynamicTest>();
        if (sourceFactory() != null) {
            tests.add(dynamicTest("theSampleIsReadWhole", this::theSampleIsReadWhole));
            tests.add(dynamicTest("theHeaderIsThatOfTheRecords", this::theHeaderIsThatOfTheRecords));
            tests.add(dynamicTest("theSameFileGivesTheSameRecords", this::theSameFileGivesTheSameRecords));
            tests.add(dynamicTest("aCutFileNeverPassesAsAShorterOne", this::aCutFileNeverPassesAsAShorterOne));
            tests.add(dynamicTest(
                    "changedBytesEndInRecordsOrInAnErrorForTheUser",
                    this::changedBytesEndInRecordsOrInAnErrorForTheUser));
            tests.add(dynamicTest(
                    "whoeverTakesTheRecordsCanStopTheReading", this::whoeverTakesTheRecordsCanStopTheReading));
            if (large(0) != null) {
                tests.add(dynamicTest("aMillionRecordsNeedASmallHeap", this::aMillionRecordsNeedASmallHeap));
            }
        }
        return tests;
    }

    /** What every sink keeps; nothing for a format that is read only. */
    @TestFactory
    List<DynamicTest> asASink() {
        var tests = new ArrayList<DynamicTest>();
        if (sinkFactory() != null) {
            tests.add(dynamicTest("theSameRowsGiveTheSameBytes", this::theSameRowsGiveTheSameBytes));
            if (sourceFactory() != null) {
                tests.add(dynamicTest(
                        "whatIsWrittenIsReadAgainAndWrittenAlike", this::whatIsWrittenIsReadAgainAndWrittenAlike));
            }
        }
        return tests;
    }

    @Test
    void theDescriptorsSayWhatTheClassesSay() {
        for (Object factory : factories()) {
            StrategyConfig.ofFactory(factory).checkDescriptor();
        }
    }

    @Test
    void everyConfigKeyIsExplainedAndAcceptsItsDefault() {
        for (Object factory : factories()) {
            StrategyConfig.ofFactory(factory)
                    .checkKeys(factory instanceof SourceFactory ? sourceWith() : sinkWith(), schema());
        }
    }

    @Test
    void theExamplesAreStagesThatTheEngineAccepts() {
        for (Object factory : factories()) {
            StrategyConfig.ofFactory(factory).checkExample();
        }
    }

    private List<Object> factories() {
        var factories = new ArrayList<Object>();
        Optional.ofNullable(sourceFactory()).ifPresent(factories::add);
        Optional.ofNullable(sinkFactory()).ifPresent(factories::add);
        assertThat(factories).as("a source or a sink").isNotEmpty();
        return factories;
    }

    private void theSampleIsReadWhole() throws IOException {
        RecordingSink sink = read(sample());

        assertThat(sink.refused()).isEmpty();
        assertThat(sink.records()).hasSize(records());
    }

    private void theHeaderIsThatOfTheRecords() throws IOException {
        Optional<List<String>> header = source().header(input(sample()));

        if (header.isPresent()) {
            assertThat(header.get())
                    .containsAll(read(sample()).columns().stream()
                            .filter(name -> name.indexOf(':') < 0)
                            .toList());
        }
    }

    private void theSameFileGivesTheSameRecords() throws IOException {
        assertThat(read(sample()).records()).isEqualTo(read(sample()).records());
    }

    private void aCutFileNeverPassesAsAShorterOne() throws IOException {
        List<Accepted> whole = read(sample()).records();
        for (var file : sample().entrySet()) {
            byte[] bytes = file.getValue();
            int step = Math.max(1, bytes.length / CUTS);
            for (int length = 0; length < bytes.length; length += step) {
                cut(whole, file.getKey(), java.util.Arrays.copyOf(bytes, length));
            }
        }
    }

    private void cut(List<Accepted> whole, String name, byte[] rest) throws IOException {
        Map<String, byte[]> files = new TreeMap<>(sample());
        files.put(name, rest);
        String what = name + " cut after " + rest.length + " bytes";
        RecordingSink sink;
        try {
            sink = read(files);
        } catch (LabelingException | IOException e) {
            return;
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(what + " ends in " + e, e);
        }
        if (!sink.refused().isEmpty()) {
            return;
        }
        List<Accepted> left = new ArrayList<>(sink.records());
        switch (truncation()) {
            case SHOWN -> assertThat(left).as(what).isEqualTo(whole);
            case BETWEEN_RECORDS -> assertThat(whole).as(what).containsAll(left);
            case INSIDE_THE_LAST_RECORD -> {
                left.removeIf(whole::contains);
                assertThat(left).as("records that %s has changed", what).hasSizeLessThanOrEqualTo(1);
            }
        }
    }

    private void changedBytesEndInRecordsOrInAnErrorForTheUser() {
        List<String> names = List.copyOf(new TreeMap<>(sample()).keySet());
        for (int seed = 0; seed < CHANGES; seed++) {
            var random = new SplittableRandom(seed);
            Map<String, byte[]> files = new TreeMap<>(sample());
            String name = names.get(random.nextInt(names.size()));
            byte[] bytes = Objects.requireNonNull(files.get(name)).clone();
            if (bytes.length == 0) {
                continue;
            }
            for (int i = 1 + random.nextInt(4); i > 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            files.put(name, bytes);
            Throwable failure = catchThrowable(() -> read(files));
            assertThat(failure == null || failure instanceof LabelingException || failure instanceof IOException)
                    .as("bytes changed with seed %s in %s end in %s", seed, name, failure)
                    .isTrue();
        }
    }

    private void whoeverTakesTheRecordsCanStopTheReading() throws IOException {
        for (int after = 0; after < Math.min(records(), 5); after++) {
            var stop = new LabelingException(StandardError.INTERRUPTED, "stopped");
            SourceInput input = input(sample());
            var sink = new StoppingSink(after, stop);

            Throwable failure = catchThrowable(() -> source().read(input, sink));

            assertThat(failure).isSameAs(stop);
            assertThat(sink.called).as("calls after the stop").isFalse();
            assertThat(unclosed(input)).as("streams that the source left open").isZero();
        }
    }

    private void theSameRowsGiveTheSameBytes() throws IOException {
        SinkFactory<?> factory = requireSink();
        for (long seed = 0; seed < 3; seed++) {
            Map<String, byte[]> first = write(factory, seed);
            Map<String, byte[]> second = write(factory, seed);

            assertThat(second.keySet()).isEqualTo(first.keySet());
            first.forEach((name, bytes) -> assertThat(second.get(name)).as(name).isEqualTo(bytes));
        }
    }

    private void whatIsWrittenIsReadAgainAndWrittenAlike() throws IOException {
        SinkFactory<?> factory = requireSink();
        requireSource();
        for (long seed = 0; seed < 20; seed++) {
            InMemoryInputs inputs = Objects.requireNonNull(toWrite(seed), "toWrite");
            RecordingSink sink = read(write(factory, seed));

            assertThat(sink.refused()).as("seed %s", seed).isEmpty();
            checkReadAgain(inputs, sink);
        }
    }

    /**
     * Compares what was written with the records that were read again, for formats that are read and written.
     *
     * @param inputs what the sink saw
     * @param read what the source made of it
     */
    protected void checkReadAgain(InMemoryInputs inputs, RecordingSink read) {
        throw new AssertionError("override checkReadAgain: the format is read and written");
    }

    private Map<String, byte[]> write(SinkFactory<?> factory, long seed) throws IOException {
        InMemoryInputs inputs = Objects.requireNonNull(toWrite(seed), "toWrite");
        Table table = inputs.table(written());
        var out = new MemoryOutput();
        sink(factory).write(table, inputs, out);
        return out.files().isEmpty() ? Map.of(sample().keySet().iterator().next(), out.bytes()) : out.files();
    }

    /** So many records pass through a heap that could not hold them. */
    private void aMillionRecordsNeedASmallHeap() throws Exception {
        SmallHeap.run(getClass(), 1_000_000);
    }

    /** Reads so many records and counts them; called in a process of its own. */
    final long readLarge(int count) throws IOException {
        var counted = new CountingSink();
        source().read(
                        new SourceInput() {
                            @Override
                            public String name() {
                                return sample().keySet().iterator().next();
                            }

                            @Override
                            public InputStream open() {
                                return Objects.requireNonNull(large(count));
                            }

                            @Override
                            public long size() {
                                return -1;
                            }

                            @Override
                            public Path path() throws IOException {
                                throw new IOException("the data is made while it is read");
                            }
                        },
                        counted);
        return counted.records;
    }

    /** Takes so many records and throws. */
    private static final class StoppingSink extends CountingSink {

        private final int after;
        private final LabelingException stop;
        boolean called;
        private boolean stopped;

        StoppingSink(int after, LabelingException stop) {
            this.after = after;
            this.stop = stop;
        }

        @Override
        void count() {
            called |= stopped;
            if (records++ >= after) {
                stopped = true;
                throw stop;
            }
        }
    }

    /** Counts records and forgets them. */
    private static class CountingSink implements RecordSink {

        private final Map<String, Integer> columns = new TreeMap<>();
        long records;

        void count() {
            records++;
        }

        @Override
        public int column(String name) {
            return columns.computeIfAbsent(name, key -> columns.size());
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
        public void file(String name) {}

        @Override
        public void field(int column, char[] chars, int offset, int length) {
            Objects.checkFromIndexSize(offset, length, chars.length);
        }

        @Override
        public void end(long line) {
            count();
        }

        @Override
        public void end(TableKind table, long line) {
            count();
        }

        @Override
        public void bad(long line, int column, String reason, String text) {
            count();
        }
    }
}
