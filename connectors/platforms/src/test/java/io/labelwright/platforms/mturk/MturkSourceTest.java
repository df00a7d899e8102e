package io.labelwright.platforms.mturk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.platforms.Platform;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.RecordingSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MturkSourceTest {

    private static RecordingSink read(String with, String text) throws IOException {
        return Platform.read(Platform.source("import/mturk", with), "batch.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private static final String BATCH = """
            "HITId","Title","AssignmentId","WorkerId","AssignmentStatus","AcceptTime","SubmitTime","Input.text","Input.id","Answer.kind"
            "h1","T","a1","w1","Approved","t0","Tue May 05","good, \"\"really\"\"","7","ham"
            "h1","T","a2","w2","Rejected","t0","Wed May 06","good, \"\"really\"\"","7","spam"
            "h2","T","a3","w1","Submitted","t0","Thu May 07","bad","8",""
            "h3","T","","","","","","new","9",""
            """;

    @Test
    void assignmentsAreAnswers() throws IOException {
        RecordingSink sink = read("path: x", BATCH);

        assertThat(sink.refused()).isEmpty();
        assertThat(sink.fields(TableKind.ITEMS))
                .containsExactly(
                        Map.of("id", "h1", "text", "good, \"really\"", "data.id", "7"),
                        Map.of("id", "h1", "text", "good, \"really\"", "data.id", "7"),
                        Map.of("id", "h2", "text", "bad", "data.id", "8"),
                        Map.of("id", "h3", "text", "new", "data.id", "9"));
        assertThat(sink.fields(TableKind.ANNOTATIONS))
                .containsExactly(
                        Map.of("item", "h1", "annotator", "w1", "label", "ham", "time", "Tue May 05"),
                        Map.of(
                                "item",
                                "h1",
                                "annotator",
                                "w2",
                                "label",
                                "spam",
                                "time",
                                "Wed May 06",
                                "$verdict",
                                "skip",
                                "$note",
                                "rejected"),
                        Map.of("item", "h2", "annotator", "w1", "time", "Thu May 07", "$verdict", "skip"));
        assertThat(sink.fields(TableKind.LABELS)).hasSize(1);
    }

    @Test
    void theWorkflowSaysWhatBecomesOfRejectedAssignments() throws IOException {
        RecordingSink refused = read("{path: x, rejected: reject}", BATCH);
        RecordingSink counted = read("{path: x, rejected: answer, item_id: Input.id}", BATCH);

        assertThat(refused.refused())
                .singleElement()
                .satisfies(row -> assertThat(row.reason()).contains("w2", "rejected"));
        assertThat(refused.refused().get(0).line()).isEqualTo(3);
        assertThat(counted.fields(TableKind.ANNOTATIONS).get(1))
                .isEqualTo(Map.of("item", "7", "annotator", "w2", "label", "spam", "time", "Wed May 06"));
    }

    private static String label(String with, String json) throws IOException {
        RecordingSink sink = read(
                with,
                "HITId,WorkerId,Input.text,Answer.taskAnswers\nh,w,a \ud83d\ude00 b,\"" + json.replace("\"", "\"\"")
                        + "\"\n");
        assertThat(sink.refused()).isEmpty();
        return sink.fields(TableKind.ANNOTATIONS).get(0).get("label");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{\"kind\": {\"label\": \"ham\"}}]|ham",
                "[{\"kind\": {\"labels\": [\"ham\", \"spam\"]}}]|[\"ham\",\"spam\"]",
                "[{\"kind\": {\"ham\": false, \"spam\": true}}]|spam",
                "[{\"kind\": {\"ham\": true, \"spam\": true}}]|[\"ham\",\"spam\"]",
                "[{\"kind\": 3}]|3",
                "{\"kind\": \"ham\"}|ham",
                "[{\"kind\": {\"entities\": [{\"startOffset\": 5, \"endOffset\": 6, \"label\": \"E\"}]}}]"
                        + "|[{\"start\":4,\"end\":5,\"label\":\"E\"}]",
                "[{\"kind\": {\"boundingBoxes\": [{\"left\": 1, \"top\": 2, \"width\": 3, \"height\": 4.5,"
                        + " \"label\": \"B\"}]}}]|[{\"x\":1,\"y\":2,\"width\":3,\"height\":4.5,\"label\":\"B\"}]"
            })
    void crowdElementsReturnJson(String json, String expected) throws IOException {
        assertThat(label("path: x", json)).isEqualTo(expected);
    }

    @Test
    void checkboxesHaveAColumnEach() throws IOException {
        RecordingSink sink = read(
                "path: x",
                "HITId,WorkerId,Answer.kind.ham,Answer.kind.spam\nh1,w,true,false\nh2,w,TRUE,true\nh3,w,false,false\n");

        assertThat(sink.fields(TableKind.ANNOTATIONS))
                .extracting(row -> row.get("label"))
                .containsExactly("[\"ham\"]", "[\"ham\",\"spam\"]", "[]");
    }

    @Test
    void ofSeveralAnswersTheWorkflowNamesOne() throws IOException {
        String two = "HITId,WorkerId,Answer.a,Answer.b\nh,w,x,y\n";

        assertThatThrownBy(() -> read("path: x", two)).hasMessageContaining("a, b");
        assertThatThrownBy(() -> read("{path: x, answer: c}", two)).hasMessageContaining("'c'");
        assertThat(read("{path: x, answer: b}", two)
                        .fields(TableKind.ANNOTATIONS)
                        .get(0))
                .containsEntry("label", "y");
    }

    @Test
    void rowsThatCantBeUsedAreRefused() throws IOException {
        RecordingSink sink = read("{path: x, answer: kind}", """
                HITId,WorkerId,Answer.taskAnswers
                h1,w,"[{""kind"": {""label"": ""a""}}]"
                h2,w,not json
                ,w,"[{""kind"": {""label"": ""a""}}]"
                h4,w
                h5,w,"[{""kind"": {""odd"": 3}}]"
                """);

        assertThat(sink.refused()).extracting(RecordingSink.Refused::line).containsExactly(3L, 4L, 5L, 6L);
        assertThatThrownBy(() -> read("path: x", "id,WorkerId\n1,w\n")).hasMessageContaining("HITId");
    }
}
