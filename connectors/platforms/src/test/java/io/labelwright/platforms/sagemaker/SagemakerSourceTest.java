package io.labelwright.platforms.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.platforms.Platform;
import io.labelwright.platforms.RandomVotes;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.RecordingSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class SagemakerSourceTest {

    private static final EnumSet<TableKind> ALL =
            EnumSet.of(TableKind.ITEMS, TableKind.LABELS, TableKind.ANNOTATIONS, TableKind.GOLD);

    private static RecordingSink read(String with, String text) throws IOException {
        return Platform.read(
                Platform.source("import/sagemaker", with), "m", text.getBytes(StandardCharsets.UTF_8), ALL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3|{\"class-name\":\"bird\",\"confidence\":0.9}|bird",
                "\"0\"|{\"class-map\":{\"0\":\"dog\"}}|dog",
                "7|{}|7",
                "[1,3]|{\"class-map\":{\"1\":\"bird\",\"3\":\"dog\"}}|[\"bird\",\"dog\"]",
                "[]|{\"class-map\":{}}|[]",
                "{\"image_size\":[{\"width\":500,\"height\":400,\"depth\":3}],\"annotations\":[{\"class_id\":0,"
                        + "\"left\":111,\"top\":134,\"width\":61,\"height\":128}]}|{\"class-map\":{\"0\":\"dog\"}}"
                        + "|[{\"x\":111,\"y\":134,\"width\":61,\"height\":128,\"label\":\"dog\"}]",
                "{\"annotations\":{\"entities\":[{\"startOffset\":2,\"endOffset\":3,\"label\":\"E\"}],\"labels\":[]}}"
                        + "|{}|[{\"start\":2,\"end\":3,\"label\":\"E\"}]"
            })
    void theValueSaysWhatALabelIs(String value, String metadata, String expected) throws IOException {
        RecordingSink sink =
                read("path: x", "{\"source\":\"abc\",\"j\":" + value + ",\"j-metadata\":" + metadata + "}\n");

        assertThat(sink.refused()).isEmpty();
        assertThat(sink.fields(TableKind.LABELS).get(0))
                .containsEntry("label", expected)
                .containsEntry("annotator", "j");
        assertThat(sink.fields(TableKind.GOLD).get(0)).containsEntry("label", expected);
    }

    @Test
    void metadataIsKnownOfTheAnswer() throws IOException {
        RecordingSink sink = read(
                "path: x",
                "{\"source-ref\":\"s3://b/1\",\"j\":1,\"j-metadata\":{\"class-name\":\"a\",\"confidence\":0.75,"
                        + "\"human-annotated\":\"no\",\"creation-date\":\"2024-01-01T00:00:00.5\"}}\n");

        assertThat(sink.fields(TableKind.ANNOTATIONS))
                .containsExactly(Map.of(
                        "item",
                        "s3://b/1",
                        "annotator",
                        "j",
                        "label",
                        "a",
                        "confidence",
                        "0.75",
                        "$kind",
                        "model",
                        "time",
                        "2024-01-01T00:00:00.5"));
        assertThat(sink.fields(TableKind.LABELS)).hasSize(1);
    }

    @Test
    void ofSeveralJobsTheWorkflowNamesOneAndTheOtherIsKept() throws IOException {
        String two = "{\"source\":\"t\",\"a\":1,\"a-metadata\":{},\"b\":2,\"b-metadata\":{\"x\": [1, 2]}}\n";

        assertThatThrownBy(() -> read("path: x", two)).hasMessageContaining("a, b");
        assertThat(read("{path: x, job: a}", two).fields(TableKind.ITEMS).get(0))
                .containsEntry("manifest", "{\"source\":\"t\",\"b\":2,\"b-metadata\":{\"x\": [1, 2]}}")
                .containsEntry("b", "2")
                .doesNotContainKey("a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"source\":\"t\",\"j\":{\"odd\":1}}|no class",
                "{\"source\":\"t\",\"j\":{\"annotations\":[{\"class_id\":0,\"left\":1,\"top\":1,\"width\":0,\"height\":1}]}}"
                        + "|above 0",
                "{\"source\":\"t\",\"j\":{\"annotations\":[{\"class_id\":0,\"left\":\"1\"}]}}|'left'",
                "{\"source\":\"t\",\"j\":{\"annotations\":{\"entities\":[{\"startOffset\":0,\"endOffset\":9,\"label\":\"E\"}]}}}"
                        + "|lie in the text",
                "{\"source\":\"t\"|cut off"
            })
    void whatCantBeUsedIsRefused(String line, String reason) throws IOException {
        RecordingSink sink = read("{path: x, job: j}", "{\"source\":\"ok\"}\n" + line + "\n");

        assertThat(sink.refused())
                .singleElement()
                .satisfies(refused -> assertThat(refused.reason()).contains(reason));
    }

    /** A manifest whose unknown keys are spelt in odd ways. */
    private static String manifest(SplittableRandom random) {
        var odd = List.of(
                "1.50",
                "1e3",
                " true",
                "null",
                "\"\\u00e9\\/\"",
                "{ \"a\" : [ 1,2 ] }",
                "\"\ud83d\ude00\"",
                "[]",
                "-0");
        var lines = new StringBuilder();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            lines.append("{\"source-ref\":\"s3://b/").append(i).append("\"");
            for (int k = random.nextInt(5); k > 0; k--) {
                lines.append(", \"key").append(k).append(" \\u00fc\":").append(odd.get(random.nextInt(odd.size())));
            }
            lines.append("}\n");
        }
        return lines.toString();
    }

    @ParameterizedTest
    @EnumSource(
            value = Task.class,
            names = {"CLASSIFICATION", "MULTI_LABEL", "BOXES", "NUMERIC"})
    void labelsComeBackAndUnknownKeysAreUnchanged(Task task) throws IOException {
        var sink = Platform.sink("export/sagemaker", "{path: x, job: j, human_annotated: true}");
        for (long seed = 0; seed < 100; seed++) {
            var random = new SplittableRandom(seed);
            String text = manifest(random);
            RecordingSink first = read("{path: x, job: j}", text);
            var in = InMemoryInputs.of(Platform.schema(task, "a", "b"));
            var labels = new TableBuilder(TableKind.LABELS);
            var expected = new ArrayList<String>();
            for (Map<String, String> item : first.fields(TableKind.ITEMS)) {
                var values = new ArrayList<Object>();
                item.forEach((name, value) -> {
                    if (!name.equals("id")) {
                        values.add(name);
                        values.add(value);
                    }
                });
                in.item(item.getOrDefault("id", ""), values.toArray());
                String label = RandomVotes.label(task, random, Map.of("width", "9", "height", "9"));
                expected.add(label);
                labels.text(0, item.get("id")).text(1, label).number(2, 0.5).end();
            }
            Table table = labels.build();

            byte[] written = Platform.write(sink, TableKind.LABELS, in.with(table));
            RecordingSink second = read("{path: x, job: j}", new String(written, StandardCharsets.UTF_8));

            assertThat(second.refused()).as("seed %s", seed).isEmpty();
            assertThat(second.fields(TableKind.ITEMS)).isEqualTo(first.fields(TableKind.ITEMS));
            assertThat(second.fields(TableKind.LABELS))
                    .extracting(row -> row.get("label"))
                    .isEqualTo(expected);
            List<String> before = text.lines().toList();
            List<String> after =
                    new String(written, StandardCharsets.UTF_8).lines().toList();
            for (int i = 0; i < before.size(); i++) {
                String members = before.get(i).substring(1, before.get(i).length() - 1);
                for (String part : members.split(", (?=\"key)", -1)) {
                    String value = part.substring(part.indexOf("\":") + 2).strip();
                    assertThat(after.get(i)).contains(":" + value);
                }
            }
        }
    }

    @Test
    void itemsOfOtherFormatsAreSources() throws IOException {
        var sink = Platform.sink("export/sagemaker", "{path: x, job: mood}");
        var in = InMemoryInputs.ofClasses("good", "bad")
                .item("1", "text", "so \"so\"", "page", "3")
                .item("2", "image", "s3://b/2.jpg")
                .label("2", "bad");

        assertThat(new String(Platform.write(sink, TableKind.LABELS, in), StandardCharsets.UTF_8))
                .isEqualTo("""
                        {"labelwright_item":"1","source":"so \\"so\\"","page":"3"}
                        {"labelwright_item":"2","source-ref":"s3://b/2.jpg","mood":1,"mood-metadata":\
                        {"class-name":"bad","confidence":1.0,"job-name":"labeling-job/mood",\
                        "type":"groundtruth/image-classification"}}
                        """);
        assertThatThrownBy(() -> Platform.write(
                        sink, TableKind.LABELS, InMemoryInputs.ofClasses("a").items("1")))
                .hasMessageContaining("source-ref");
        assertThatThrownBy(() -> Platform.sink("export/sagemaker", "{path: x, table: annotations}"))
                .hasMessageContaining("annotations");
    }
}
