package io.labelwright.cli.bad;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Formats of labelled images in whole runs: what is read, what is refused, and files that come back as they were. */
class VisionFormatsTest {

    private static final String COCO = """
            {
            "info":{},
            "licenses":[],
            "categories":[
              {"id":0,"name":"cat","supercategory":"animal"},
              {"id":90,"name":"dog","supercategory":"animal"}
            ],
            "images":[
              {"id":7,"file_name":"north/1.jpg","width":640,"height":480},
              {"id":3,"file_name":"south/1.jpg","width":64,"height":48,"license":2}
            ],
            "annotations":[
              {"id":1,"image_id":7,"category_id":90,"bbox":[1,2.5,3,4],"area":12,"iscrowd":0,"segmentation":[]},
              {"id":2,"image_id":7,"category_id":0,"bbox":[10,20,30,40],"area":1200,"iscrowd":0,"segmentation":[]},
              {"id":3,"image_id":7,"category_id":0,"bbox":[0,0,640,480],"area":307200,"iscrowd":1,"segmentation":[]}
            ]
            }
            """;

    @TempDir
    private Path folder;

    private Scenario scenario(String stages) {
        return Scenario.in(folder)
                .workflow("workflow: case\nlabels: {task: boxes, classes: [dog, cat]}\nstages:\n"
                        + stages.stripTrailing().indent(2));
    }

    @Test
    void anArchiveIsReadAsItsFolder() throws IOException {
        String flow = """
                - id: coco
                  uses: import/coco
                  with: {path: project.zip}
                - id: again
                  uses: export/coco
                  with: {path: out/instances.json}
                """;
        archive("result.json", COCO, "images/1.jpg", "");
        Outcome outcome = scenario(flow).run().done();

        assertThat(outcome.text("out/instances.json")).isEqualTo(COCO);
    }

    @Test
    void anArchiveThatLeadsOutOfItselfIsRefusedBeforeAnythingRuns() throws IOException {
        archive("../result.json", COCO);

        scenario("- {id: coco, uses: import/coco, with: {path: project.zip}}")
                .run()
                .invalid("the entry '../result.json' leads out of the archive");
    }

    private void archive(String... files) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("project.zip")))) {
            for (int i = 0; i < files.length; i += 2) {
                zip.putNextEntry(new ZipEntry(files[i]));
                zip.write(files[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void cocoComesBackByteForByteThroughEveryFormat() {
        String flow = """
                - id: coco
                  uses: import/coco
                  with: {path: instances.json}
                - id: again
                  uses: export/coco
                  with: {path: out/instances.json}
                - id: yolo
                  uses: export/yolo
                  with: {path: out/yolo}
                - id: voc
                  uses: export/voc
                  with: {path: out/voc}
                - id: cvat
                  uses: export/cvat
                  with: {path: out/cvat.xml}
                - id: labelme
                  uses: export/labelme
                  with: {path: out/labelme}
                """;
        Outcome outcome = scenario(flow).file("instances.json", COCO).run().done();

        assertThat(outcome.text("out/instances.json")).isEqualTo(COCO);
        assertThat(outcome.text("out/yolo/labels/north/1.txt")).isEqualTo("""
                        0 0.003906 0.009375 0.004687 0.008333
                        1 0.039062 0.083333 0.046875 0.083333
                        """);
        assertThat(outcome.text("out/yolo/labels/south/1.txt")).isEmpty();
        Outcome cached = Scenario.in(folder).run().done();
        assertThat(cached.status("labelme")).isEqualTo("cached");

        String back = "[{\"x\":1.0,\"y\":2.5,\"width\":3.0,\"height\":4.0,\"label\":\"dog\"},"
                + "{\"x\":10.0,\"y\":20.0,\"width\":30.0,\"height\":40.0,\"label\":\"cat\"}]";
        for (String source : new String[] {
            "import/voc\n  with: {path: out/voc}",
            "import/cvat\n  with: {path: out/cvat.xml}",
            "import/labelme\n  with: {path: out/labelme}",
            "import/yolo\n  with: {path: out/yolo, width: 640, height: 480}"
        }) {
            Outcome read =
                    scenario("- id: read\n  uses: " + source + "\n" + """
                            - id: labels
                              uses: export/jsonl
                              with: {table: labels, path: out/labels.jsonl, columns: [label]}
                            """).run().done();
            assertThat(read.text("out/labels.jsonl"))
                    .as(source)
                    .isEqualTo("{\"label\":\"" + back.replace("\"", "\\\"") + "\"}\n{\"label\":\"[]\"}\n");
        }
    }

    @Test
    void whatIsRefusedEndsTheRunOrIsCounted() {
        String bad = COCO.replace("[10,20,30,40]", "[10,20,3000,40]")
                .replace("\"image_id\":7,\"category_id\":90", "\"image_id\":9,\"category_id\":90");
        String flow = """
                - id: coco
                  uses: import/coco
                  with: {path: instances.json%s}
                - id: again
                  uses: export/coco
                  with: {path: out/instances.json}
                """;
        scenario(flow.formatted(""))
                .file("instances.json", bad)
                .run()
                .failed("coco", "instances.json:13", "no image has the id 9 (image_id)");

        Outcome rejected =
                scenario(flow.formatted(", on_bad_row: reject")).run().done();

        assertThat(rejected.count("rejected")).isEqualTo(2);
        // Nothing is left of the first image, which is not the same as an image with nothing in it.
        assertThat(rejected.count("unresolved")).isEqualTo(1);
        assertThat(rejected.text("out/instances.json"))
                .doesNotContain("north/1.jpg")
                .contains("south/1.jpg");
    }

    @Test
    void answersOfModelsAreRead() {
        Outcome outcome = scenario("""
                        - id: images
                          uses: import/coco
                          with: {path: coco, items: {}, gold: {}, annotations: {}}
                        - id: answers
                          uses: export/csv
                          with: {table: annotations, path: out/answers.csv, columns: [item, annotator, confidence, note]}
                        """)
                .file("coco/instances.json", COCO)
                .file("coco/fast.json", "[{\"image_id\":3,\"category_id\":0,\"bbox\":[1,2,3,4],\"score\":0.5}]")
                .run()
                .done();

        assertThat(outcome.text("out/answers.csv"))
                .isEqualTo("item,annotator,confidence,note\nsouth/1.jpg,fast,0.5,\"{\"\"scores\"\":[0.5]}\"\n");
    }

    @Test
    void fileSystemsAreOutOfReachOfNamesAndXml() {
        scenario("""
                - id: coco
                  uses: import/coco
                  with: {path: instances.json}
                - id: out
                  uses: export/yolo
                  with: {path: out/yolo}
                """)
                .file("instances.json", COCO.replace("south/1.jpg", "../../etc/1.jpg"))
                .run()
                .failed("out", "can't name a file");
        assertThat(folder.resolve("out/yolo")).doesNotExist();
        scenario("""
                - id: cvat
                  uses: import/cvat
                  with: {path: a.xml}
                """)
                .file("a.xml", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><annotations>&x;</annotations>")
                .run()
                .failed("cvat", "a.xml:1", "DOCTYPE");
    }

    @Test
    void aTableWithoutLabelsIsRefusedBeforeAnythingRuns() {
        scenario("""
                - id: coco
                  uses: import/coco
                  with: {path: instances.json}
                - id: out
                  uses: export/cvat
                  with: {path: out/a.xml, table: items}
                """)
                .file("instances.json", COCO)
                .run()
                .invalid("this format holds labels, gold or annotations, not items");
    }
}
