package io.labelwright.cli.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.cli.Invocation;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class GraphTest {

    private static final String FLOW = """
            workflow: case
            labels: {task: classification, classes: [a, b]}
            stages:
              - {id: messages, uses: import/csv, needs: []}
              - {id: answers, uses: import/csv, needs: []}
              - {id: agreed, uses: consensus/dawid-skene, needs: [messages, answers]}
              - id: improve
                uses: flow/loop
                with:
                  max_rounds: 2
                  stages:
                    - {id: pick, uses: select/margin}
                    - {id: end, uses: review/people}
              - {id: out, uses: export/csv, needs: [improve], from: {labels: agreed}}
            """;

    @TempDir
    private Path folder;

    private Invocation graph(String yaml, String... more) throws Exception {
        Path file = Files.writeString(folder.resolve("flow.yaml"), yaml);
        var arguments = new java.util.ArrayList<>(java.util.List.of("graph", file.toString()));
        arguments.addAll(java.util.List.of(more));
        return Invocation.of(Map.of(), arguments.toArray(String[]::new));
    }

    @Test
    void textHasALinePerStageBehindThoseThatItNeeds() throws Exception {
        Invocation ended = graph(FLOW);

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.out()).isEqualTo("""
                messages  import/csv
                answers   import/csv
                agreed    consensus/dawid-skene  <- messages, answers
                improve   flow/loop              <- agreed
                  pick    select/margin
                  end     review/people          <- pick
                out       export/csv             <- improve, agreed (labels)
                """);
    }

    @Test
    void mermaidNumbersItsNodesAndPutsALoopIntoASubgraph() throws Exception {
        assertThat(graph(FLOW, "--format", "mermaid").out()).isEqualTo("""
                flowchart LR
                  s0["messages<br/>import/csv"]
                  s1["answers<br/>import/csv"]
                  s2["agreed<br/>consensus/dawid-skene"]
                  subgraph s3["improve<br/>flow/loop"]
                    s4["pick<br/>select/margin"]
                    s5["end<br/>review/people"]
                    s4 --> s5
                  end
                  s6["out<br/>export/csv"]
                  s0 --> s2
                  s1 --> s2
                  s2 --> s3
                  s3 --> s6
                  s2 -. labels .-> s6
                """);
    }

    @Test
    void svgIsXmlWithABoxPerStageThatTouchesNoOther() throws Exception {
        Document svg = xml(graph(FLOW, "--format", "svg").out());

        var boxes = svg.getElementsByTagName("rect");
        assertThat(boxes.getLength()).isEqualTo(7);
        var corners = new HashSet<String>();
        for (int i = 0; i < boxes.getLength(); i++) {
            var box = (Element) boxes.item(i);
            corners.add(box.getAttribute("x") + " " + box.getAttribute("y"));
            assertThat(number(box, "x") + number(box, "width"))
                    .isLessThanOrEqualTo(number(svg.getDocumentElement(), "width"));
            assertThat(number(box, "y") + number(box, "height"))
                    .isLessThanOrEqualTo(number(svg.getDocumentElement(), "height"));
        }
        assertThat(corners).hasSize(7);
        assertThat(svg.getElementsByTagName("script").getLength()).isZero();
    }

    private static int number(Element element, String attribute) {
        return Integer.parseInt(element.getAttribute(attribute));
    }

    private static Document xml(String text) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }

    @Test
    void neitherStrategiesNorDataMustBeThere() throws Exception {
        assertThat(graph(FLOW.replace("import/csv", "import/nothing-like-it")).exitCode())
                .isZero();
    }

    @Test
    void aBrokenFileIsToldAndNotDrawn() throws Exception {
        Invocation ended = graph(FLOW.replace("needs: [messages, answers]", "needs: [mesages]"));

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains("flow.yaml:6:", "did you mean 'messages'?");
    }

    @Test
    void anUnknownFormatIsNamed() throws Exception {
        Invocation ended = graph(FLOW, "--format", "mermade");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).contains("--format takes text, mermaid, svg", "did you mean 'mermaid'?");
    }
}
