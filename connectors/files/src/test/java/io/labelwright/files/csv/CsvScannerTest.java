package io.labelwright.files.csv;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the scanner with FastCSV, which ends at the first bad record where ours goes on. */
final class CsvScannerTest {

    private static final String[] PIECES = {
        "a", "bc", ",", ",", "\n", "\n", "\r\n", "\r", "\"", "\"", "\"\"", "\",\"", " ", "\u00fc", "\ud83d\ude00", "'"
    };

    record Found(long line, List<String> fields) {}

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7, 1 << 14})
    void givesTheRecordsThatFastCsvGives(int portion) throws IOException {
        var random = new SplittableRandom(portion);
        int bad = 0;
        for (int round = 0; round < 20_000; round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(25); i >= 0; i--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            List<Found> expected = new ArrayList<>();
            boolean refused = readByFastCsv(text.toString(), expected);

            List<Found> found = new ArrayList<>();
            boolean problem = readByScanner(text.toString(), portion, found);

            assertThat(problem).as(text.toString()).isEqualTo(refused);
            int comparable = refused ? expected.size() : found.size();
            assertThat(found.subList(0, comparable)).as(text.toString()).isEqualTo(expected);
            bad += refused ? 1 : 0;
        }
        assertThat(bad).as("the texts are of both kinds").isBetween(2000, 18_000);
    }

    private static boolean readByFastCsv(String text, List<Found> into) throws IOException {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .allowUnclosedQuote(false)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(CsvRecordHandler.of(), text)) {
            for (CsvRecord csvRecord : reader) {
                into.add(new Found(csvRecord.getStartingLineNumber(), csvRecord.getFields()));
            }
            return false;
        } catch (CsvParseException e) {
            return true;
        }
    }

    private static boolean readByScanner(String text, int portion, List<Found> into) throws IOException {
        boolean problem = false;
        try (Reader reader = new Portions(text, portion)) {
            var scanner = new CsvScanner(reader, ',', '"', 1 << 20);
            List<String> fields = new ArrayList<>();
            while (scanner.next((index, chars, offset, length) -> fields.add(new String(chars, offset, length)))) {
                problem |= scanner.problem() != null;
                if (scanner.problem() == null) {
                    assertThat(scanner.fields()).isEqualTo(fields.size());
                    into.add(new Found(scanner.line(), List.copyOf(fields)));
                }
                fields.clear();
            }
        }
        return problem;
    }

    /** A reader that gives a few characters at a time. */
    private static final class Portions extends Reader {

        private final Reader text;
        private final int portion;

        Portions(String text, int portion) {
            this.text = new StringReader(text);
            this.portion = portion;
        }

        @Override
        public int read(char[] target, int offset, int length) throws IOException {
            return text.read(target, offset, Math.min(length, portion));
        }

        @Override
        public void close() throws IOException {
            text.close();
        }
    }
}
