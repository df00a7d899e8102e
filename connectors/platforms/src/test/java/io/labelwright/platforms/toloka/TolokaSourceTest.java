package io.labelwright.platforms.toloka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.platforms.Platform;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.RecordingSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TolokaSourceTest {

    private static RecordingSink read(String with, String text) throws IOException {
        return Platform.read(Platform.source("import/toloka", with), "pool.tsv", text.getBytes(StandardCharsets.UTF_8));
    }

    private static final String POOL = """
            INPUT:image\tOUTPUT:result\tGOLDEN:result\tHINT:text\tASSIGNMENT:link\tASSIGNMENT:task_id\t\
            ASSIGNMENT:assignment_id\tASSIGNMENT:worker_id\tASSIGNMENT:status\tASSIGNMENT:started
            a.png\tcat\t\t\tl\tt1\tx1\tw1\tAPPROVED\t2024-01-01T00:00:00
            a.png\tdog\t\t\tl\tt1\tx2\tw2\tREJECTED\t2024-01-02T00:00:00
            b.png\tdog\tdog\tlook\tl\tt2\tx1\tw1\tSUBMITTED\t2024-01-03T00:00:00
            c.png\t\t\t\tl\tt3\tx3\tw3\tSKIPPED\t2024-01-04T00:00:00
            d.png\t\tcat\t\t\tt4\t\t\t\t
            """;

    @Test
    void answersAreAnnotationsAndGoldenAnswersGold() throws IOException {
        RecordingSink sink = read("path: x", POOL);

        assertThat(sink.refused()).isEmpty();
        assertThat(sink.fields(TableKind.ITEMS))
                .extracting(row -> row.get("id") + " " + row.get("image"))
                .containsExactly("t1 a.png", "t1 a.png", "t2 b.png", "t3 c.png", "t4 d.png");
        assertThat(sink.fields(TableKind.ANNOTATIONS))
                .containsExactly(
                        Map.of("item", "t1", "annotator", "w1", "label", "cat", "time", "2024-01-01T00:00:00"),
                        Map.of(
                                "item",
                                "t1",
                                "annotator",
                                "w2",
                                "label",
                                "dog",
                                "time",
                                "2024-01-02T00:00:00",
                                "$verdict",
                                "skip",
                                "$note",
                                "rejected"),
                        Map.of("item", "t2", "annotator", "w1", "label", "dog", "time", "2024-01-03T00:00:00"),
                        Map.of("item", "t3", "annotator", "w3", "time", "2024-01-04T00:00:00", "$verdict", "skip"));
        assertThat(sink.fields(TableKind.GOLD))
                .containsExactly(Map.of("item", "t2", "label", "dog"), Map.of("item", "t4", "label", "cat"));
    }

    @Test
    void theWorkflowSaysWhatBecomesOfRejectedAssignments() throws IOException {
        assertThat(read("{path: x, rejected: reject}", POOL).refused())
                .singleElement()
                .satisfies(row -> assertThat(row.line()).isEqualTo(3));
        assertThat(read("{path: x, rejected: answer, item_id: 'INPUT:image'}", POOL)
                        .fields(TableKind.ANNOTATIONS)
                        .get(1))
                .isEqualTo(Map.of("item", "a.png", "annotator", "w2", "label", "dog", "time", "2024-01-02T00:00:00"));
    }

    @Test
    void listsAreSeveralClasses() throws IOException {
        RecordingSink sink = read(
                "path: x",
                "INPUT:id\tOUTPUT:tags\tASSIGNMENT:worker_id\n1\t\"[\"\"a\"\",\"\"b\"\"]\"\tw\n2\t\"[\"\"a\"\"]\"\tw\n");

        assertThat(sink.fields(TableKind.ANNOTATIONS))
                .extracting(row -> row.get("label"))
                .containsExactly("[\"a\",\"b\"]", "[\"a\"]");
    }

    @Test
    void wrongFilesAndKeysAreNamed() throws IOException {
        String two = "INPUT:id\tOUTPUT:a\tOUTPUT:b\tASSIGNMENT:worker_id\n1\tx\ty\tw\n";

        assertThatThrownBy(() -> read("path: x", two)).hasMessageContaining("a, b");
        assertThatThrownBy(() -> read("{path: x, answer: c}", two)).hasMessageContaining("OUTPUT:c");
        assertThatThrownBy(() -> read("path: x", "a\tb\n1\t2\n")).hasMessageContaining("INPUT:id");
        assertThatThrownBy(() -> Platform.source("import/toloka", "{path: x, as: boxes}"))
                .hasMessageContaining("as");
        assertThat(read("{path: x, answer: b}", two)
                        .fields(TableKind.ANNOTATIONS)
                        .get(0))
                .containsEntry("label", "y");
    }
}
