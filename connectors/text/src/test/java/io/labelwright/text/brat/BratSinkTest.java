package io.labelwright.text.brat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.spi.connect.FormatExportOptions;
import io.labelwright.spi.label.LabelText;
import io.labelwright.spi.label.Span;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.MemoryOutput;
import io.labelwright.testkit.RecordingSink;
import io.labelwright.text.LabelledItems;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BratSinkTest {

    private static final String CONF = "[entities]\nPER\nLOC\n\n[relations]\n\n[events]\n\n[attributes]\n";

    private static LabelledItems items() {
        return LabelledItems.of(Task.SPANS, "PER", "LOC", "odd name");
    }

    static MemoryOutput write(InMemoryInputs inputs, FileNames names, OffsetUnit offsets) throws IOException {
        return write(inputs, TableKind.LABELS, names, offsets);
    }

    private static MemoryOutput write(InMemoryInputs inputs, TableKind table, FileNames names, OffsetUnit offsets)
            throws IOException {
        var out = new MemoryOutput();
        new BratSink(new BratExportConfig("out", names, offsets, new FormatExportOptions(table, null)))
                .write(inputs.table(table), inputs, out);
        return out;
    }

    private static Map<String, String> write(InMemoryInputs inputs) throws IOException {
        return write(inputs, FileNames.PLAIN, OffsetUnit.CODE_POINTS).texts();
    }

    @Test
    void aTextHasItsAnnotationsBesideIt() throws IOException {
        var inputs = items().spans(
                        "x/1",
                        "\ud83d\ude00 New York\r\nis, Ann",
                        List.of(new Span(2, 14, "LOC"), new Span(2, 5, "PER"), new Span(16, 19, "PER")))
                .spans("x/2", "nothing", List.of())
                .item("x/3", "open", null)
                .inputs();

        assertThat(write(inputs))
                .isEqualTo(new TreeMap<>(Map.of(
                        "annotation.conf", CONF,
                        "x/1.txt", "\ud83d\ude00 New York\r\nis, Ann",
                        "x/1.ann", "T1\tPER 2 5\tNew\nT2\tLOC 2 10;12 14\tNew York is\nT3\tPER 16 19\tAnn\n",
                        "x/2.txt", "nothing",
                        "x/2.ann", "",
                        "x/3.txt", "open")));
        assertThat(write(inputs, FileNames.PLAIN, OffsetUnit.UTF16).texts())
                .containsEntry("x/1.ann", "T1\tPER 3 6\tNew\nT2\tLOC 3 11;13 15\tNew York is\nT3\tPER 17 20\tAnn\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "/etc/x", "a//b", "a/", ".hidden", "a/./b", "a\\b", "a\nb", "a\u2028b"})
    void anIdThatIsNoNameIsRefusedOrEncoded(String id) throws IOException {
        var inputs = items().spans(id, "x", List.of()).inputs();

        assertThatThrownBy(() -> write(inputs))
                .hasMessageContaining("has an id that can't be the name of a file")
                .hasMessageContaining("say names: encoded");
        MemoryOutput out = write(inputs, FileNames.ENCODED, OffsetUnit.CODE_POINTS);
        assertThat(BratImport.DEFAULTS
                        .of(FileNames.ENCODED)
                        .read(out.folder("out"))
                        .fields()
                        .get(0))
                .containsEntry("id", id);
    }

    @Test
    void aNameThatWasNotEncodedIsABadRow() throws IOException {
        var items = items();
        for (String id : List.of("100%25", "a%2", "a%", "%FF", "%2f")) {
            items.spans(id, "x", List.of());
        }
        MemoryOutput out = write(items.inputs(), FileNames.PLAIN, OffsetUnit.CODE_POINTS);

        RecordingSink read = BratImport.DEFAULTS.of(FileNames.ENCODED).read(out.folder("out"));

        assertThat(read.fields()).extracting(fields -> fields.get("id")).containsExactly("100%");
        assertThat(read.refused())
                .hasSize(4)
                .allSatisfy(refused -> assertThat(refused.reason()).contains("a name that export/brat does not write"));
    }

    @Test
    void anIdThatIsTooLongIsRefused() {
        var inputs = items().spans("\u00fc".repeat(126), "x", List.of()).inputs();

        assertThatThrownBy(() -> write(inputs, FileNames.ENCODED, OffsetUnit.CODE_POINTS))
                .hasMessageContaining("can't be the name of a file");
    }

    @Test
    void whatBratCantHoldIsRefusedWithItsItem() {
        var inputs = items().spans("a", "x\ny z", List.of(new Span(1, 3, "PER"), new Span(0, 2, "PER")))
                .spans("b", "x", List.of(new Span(0, 2, "PER")))
                .spans("c", "x", List.of(new Span(0, 1, "odd name")))
                .spans("d", "\0", List.of())
                .item("e", "x", "[{\"start\":0}]")
                .inputs();

        assertThatThrownBy(() -> write(inputs))
                .hasMessageContaining("item 'a' has a span PER from 1 to 3 that begins or ends with the end of a line")
                .hasMessageContaining("item 'a' has a span PER from 0 to 2 that begins or ends with the end of a line")
                .hasMessageContaining("item 'b' has a span PER from 0 to 2, which is beyond the text")
                .hasMessageContaining("item 'c' has a span odd name from 0 to 1; a type of brat has no blanks")
                .hasMessageContaining("item 'd' has a NUL in its text")
                .hasMessageContaining("item 'e' has a label that says no spans");
    }

    @Test
    void answersOfOneAnnotatorCanBeWrittenAndThoseOfSeveralNot() throws IOException {
        var inputs =
                items().spans("a", "x", List.of()).spans("b", "x", List.of()).inputs();
        var rows = new TableBuilder(TableKind.ANNOTATIONS);
        rows.text(0, "a").text(1, "ann").text(2, "[]").text(8, "answer").end();
        rows.text(0, "b").text(1, "ann").text(8, "skip").end();
        var out = write(inputs.with(rows.build()), TableKind.ANNOTATIONS, FileNames.PLAIN, OffsetUnit.CODE_POINTS);
        assertThat(out.texts()).containsOnlyKeys("annotation.conf", "a.txt", "a.ann", "b.txt");

        rows.text(0, "a").text(1, "bo").text(2, "[]").text(8, "answer").end();
        inputs.with(rows.build());
        assertThatThrownBy(() -> write(inputs, TableKind.ANNOTATIONS, FileNames.PLAIN, OffsetUnit.CODE_POINTS))
                .hasMessageContaining("item 'a' comes again");

        var votes = new TableBuilder(TableKind.ANNOTATIONS);
        votes.text(0, "a").text(1, "bo").text(2, "[]").text(8, "reject").end();
        inputs.with(votes.build());
        assertThatThrownBy(() -> write(inputs, TableKind.ANNOTATIONS, FileNames.PLAIN, OffsetUnit.CODE_POINTS))
                .hasMessageContaining("item 'a' has the verdict reject, which is no label");
    }

    private static final String[] PIECES = {
        "a",
        "Z9",
        " ",
        "\t",
        "\n",
        "\r\n",
        "\r",
        "\"",
        "\\",
        ";",
        "\u0001",
        "\u0085",
        "\u2028",
        "\ufeff",
        "\u00fc",
        "\u0301",
        "\u05d0\u202e",
        "\uffff",
        "\ud83d\ude00",
        "\ud83d\udc68\u200d\ud83d\udc69"
    };

    /** Hostile texts and ids, overlapping spans, items without labels, the same base names in several folders. */
    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        for (int seed = 0; seed < 400; seed++) {
            var random = new SplittableRandom(seed);
            FileNames names = FileNames.values()[random.nextInt(2)];
            OffsetUnit offsets = OffsetUnit.values()[random.nextInt(2)];
            var items = items();
            var expected = new TreeMap<String, Map<String, String>>();
            for (int i = 0; i < 1 + random.nextInt(5); i++) {
                String text = text(random, 14);
                String id = names == FileNames.PLAIN ? (char) ('a' + i) + "/same \u00fc%41" : "/" + i + text(random, 5);
                var fields = new TreeMap<>(Map.of("id", id, "item", id));
                if (!text.isEmpty()) {
                    fields.put("text", text);
                }
                if (random.nextInt(5) == 0) {
                    items.item(id, text, null);
                } else {
                    List<Span> spans = spans(text, random);
                    items.spans(id, text, spans);
                    fields.put("label", LabelText.spans(spans.stream().sorted().toList()));
                }
                expected.put(id, fields);
            }

            MemoryOutput out = write(items.inputs(), names, offsets);
            RecordingSink sink = BratImport.DEFAULTS.of(names).of(offsets).read(out.folder("out"));

            assertThat(sink.refused()).as("seed %d", seed).isEmpty();
            assertThat(sink.fields()).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(expected.values());
        }
    }

    private static String text(SplittableRandom random, int most) {
        var text = new StringBuilder();
        for (int i = random.nextInt(most); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private static List<Span> spans(String text, SplittableRandom random) {
        int[] points = text.codePoints().toArray();
        var spans = new ArrayList<Span>();
        for (int i = 0; i < 4 && points.length > 0; i++) {
            int start = random.nextInt(points.length);
            int end = start + 1 + random.nextInt(points.length - start);
            boolean bare = io.labelwright.text.Whitespace.isLineBreak(points[start])
                    || io.labelwright.text.Whitespace.isLineBreak(points[end - 1]);
            var span = new Span(start, end, random.nextBoolean() ? "PER" : "LOC");
            if (!bare && !spans.contains(span)) {
                spans.add(span);
            }
        }
        return spans;
    }
}
