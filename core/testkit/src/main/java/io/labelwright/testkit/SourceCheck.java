package io.labelwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceInput;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.table.TableKind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What every {@link Source} owes to any bytes, however broken: records, refused records, or a refusal of the file that
 * says why. Made for fuzzing, where nobody knows the right answer:
 *
 * <ul>
 *   <li>no exception but a {@link LabelingException} with a message and, when it has a place, one in this file or below
 *       it;
 *   <li>each record ends with {@code end} or {@code bad}, and of one file and table none begins above the one before;
 *   <li>streams are closed, whatever happens;
 *   <li>the same bytes give the same, in whatever portions the disk hands them out (of a file that is refused this
 *       holds for the refusal, not for how far it was read before);
 *   <li>the header is that of the records, and can be read when they can;
 *   <li>a second of the processor and 64 MB are enough for a few thousand bytes, unless other {@link Bounds} are given.
 * </ul>
 */
public final class SourceCheck {

    private static final Bounds BOUNDS = new Bounds(Duration.ofSeconds(1), 64, Integer.MAX_VALUE);
    private static final int ODD_PORTION = 3;

    private SourceCheck() {}

    /**
     * What a reading may take.
     *
     * @param time of the processor
     * @param megabytes that are allocated in all
     * @param records after which nobody wants more, for formats whose few bytes may truly be millions of records
     * @param wanted the tables that the workflow asks for
     */
    public record Bounds(Duration time, int megabytes, int records, Set<TableKind> wanted) {

        /** All tables are wanted. */
        public Bounds(Duration time, int megabytes, int records) {
            this(time, megabytes, records, EnumSet.allOf(TableKind.class));
        }
    }

    /**
     * What a source made of a file.
     *
     * @param sink what it handed over, up to the refusal if there was one
     * @param refusal why the file as a whole can't be read, or that it has more records than were wanted; null when it
     *     was read whole
     */
    public record Reading(RecordingSink sink, @Nullable LabelingException refusal) {

        /** How many records there were, accepted or refused. */
        public int rows() {
            return sink.records().size() + sink.refused().size();
        }
    }

    /**
     * Reads bytes several times and checks all of the above.
     *
     * @param source makes a new source with the same config each time
     * @param name the name of the file
     * @param bytes its content, up to some thousand bytes
     * @return what the source made of them, for checks that need to know the format
     * @throws AssertionError when the source breaks a promise
     */
    public static Reading check(Supplier<? extends Source> source, String name, byte[] bytes) throws IOException {
        try (var input = new MemoryInput(name, bytes);
                var slow = input.inPortions(ODD_PORTION)) {
            return check(BOUNDS, source, input, slow, input::unclosed);
        }
    }

    /** As {@link #check(Supplier, String, byte[])}, within other bounds. */
    public static Reading check(Bounds bounds, Supplier<? extends Source> source, String name, byte[] bytes)
            throws IOException {
        try (var input = new MemoryInput(name, bytes);
                var slow = input.inPortions(ODD_PORTION)) {
            return check(bounds, source, input, slow, input::unclosed);
        }
    }

    /**
     * Reads a folder several times and checks all of the above.
     *
     * @param bounds what it may take
     * @param source makes a new source with the same config each time
     * @param name the name of the folder
     * @param files their content by relative name, up to some thousand bytes
     * @return what the source made of them
     * @throws AssertionError when the source breaks a promise
     */
    public static Reading check(
            Bounds bounds, Supplier<? extends Source> source, String name, Map<String, byte[]> files)
            throws IOException {
        try (var input = new MemoryFolder(name, files);
                var slow = input.inPortions(ODD_PORTION)) {
            return check(bounds, source, input, slow, input::unclosed);
        }
    }

    private static Reading check(
            Bounds bounds, Supplier<? extends Source> source, SourceInput input, SourceInput slow, IntSupplier unclosed)
            throws IOException {
        Reading reading = Effort.atMost(bounds.time(), bounds.megabytes(), () -> read(source.get(), input, bounds));
        assertThat(unclosed.getAsInt()).as("streams left open").isZero();
        checkRefusal(reading.refusal(), input.name());
        checkRecords(reading);

        Reading again = read(source.get(), slow, bounds);
        assertThat(again.refusal() == null)
                .as("in other portions the file is refused or not")
                .isEqualTo(reading.refusal() == null);
        if (reading.refusal() == null) {
            assertThat(again.sink().records()).isEqualTo(reading.sink().records());
            assertThat(again.sink().refused()).isEqualTo(reading.sink().refused());
            assertThat(again.sink().columns()).isEqualTo(reading.sink().columns());
        }

        checkHeader(source.get(), input, reading);
        assertThat(unclosed.getAsInt()).as("streams left open by the header").isZero();
        return reading;
    }

    private static Reading read(Source source, SourceInput input, Bounds bounds) throws IOException {
        var sink = RecordingSink.within(bounds);
        LabelingException refusal = null;
        try {
            source.read(input, sink);
        } catch (LabelingException e) {
            refusal = e;
        }
        return new Reading(sink, refusal);
    }

    private static void checkRefusal(@Nullable LabelingException refusal, String name) {
        if (refusal == null) {
            return;
        }
        assertThat(refusal.problems()).isNotEmpty();
        for (Problem problem : refusal.problems()) {
            assertThat(problem.message()).isNotBlank();
            if (problem.place() != null) {
                assertThat(problem.place().file()).startsWith(name);
                assertThat(problem.place().line()).isNotNegative();
                assertThat(problem.place().column()).isNotNegative();
            }
        }
    }

    private static void checkRecords(Reading reading) {
        RecordingSink sink = reading.sink();
        if (reading.refusal() == null) {
            assertThat(sink.isBetweenRecords()).as("the last record was ended").isTrue();
        }
        Map<String, List<Long>> lines = new LinkedHashMap<>();
        for (RecordingSink.Accepted record : sink.records()) {
            lines.computeIfAbsent(record.file() + "\n" + record.table(), of -> new ArrayList<>())
                    .add(record.line());
        }
        lines.values().forEach(SourceCheck::ascend);
        for (RecordingSink.Refused refused : sink.refused()) {
            assertThat(refused.reason()).isNotBlank();
            assertThat(refused.line()).isNotNegative();
            assertThat(refused.column()).isNotNegative();
        }
    }

    private static void ascend(List<Long> lines) {
        long before = 0;
        for (long line : lines) {
            assertThat(line).as("the line of a record").isGreaterThanOrEqualTo(before);
            before = line;
        }
    }

    private static void checkHeader(Source source, SourceInput input, Reading reading) throws IOException {
        Optional<List<String>> header;
        try {
            header = source.header(input);
        } catch (LabelingException e) {
            assertThat(reading.refusal())
                    .as("a file without a readable header has readable records")
                    .isNotNull();
            header = Optional.empty();
        }
        if (header.isPresent() && reading.refusal() == null) {
            assertThat(reading.sink().columns()).startsWith(header.get().toArray(new String[0]));
        }
    }
}
