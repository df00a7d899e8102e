package io.labelwright.cli.bad;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Parquet files, data sets of Hugging Face and arrays of NumPy in whole workflows. */
class ParquetDataTest {

    private static final String ANSWERS = "item,annotator,label\n1,ann,a\n1,bo,b\n1,cy,b\n2,ann,a\nx;\u00fc,ann,b\n";

    @TempDir
    private Path folder;

    private Scenario scenario() {
        return Scenario.in(folder);
    }

    /** The answers as a Parquet file. */
    private Scenario parquet() {
        scenario().file("answers.csv", ANSWERS).workflow("a, b", """
                - id: answers
                  uses: import/csv
                  with: {path: answers.csv, annotations: {}}
                - id: out
                  uses: export/parquet
                  with: {table: annotations, path: answers.parquet}
                """).run().done();
        return scenario();
    }

    private Scenario votes(String keys) {
        return parquet().workflow("a, b", """
                - id: answers
                  uses: import/parquet
                  with: {path: answers.parquet, annotations: {}%s}
                - id: agreed
                  uses: consensus/majority-vote
                - id: out
                  uses: export/csv
                  with: {table: labels, path: out/labels.csv}
                """.formatted(keys));
    }

    @Test
    void answersComeBackFromParquet() {
        assertThat(votes("").run().done().labels())
                .containsExactly("1,b,labelled", "2,a,labelled", "x;\u00fc,b,labelled");
    }

    @Test
    void aFileThatWasCutOffIsRefused() throws IOException {
        Scenario votes = votes("");
        byte[] whole = Files.readAllBytes(folder.resolve("answers.parquet"));
        votes.file("answers.parquet", Arrays.copyOf(whole, whole.length - 1))
                .run()
                .invalid("answers.parquet", "damaged", "does not end with PAR1");
    }

    @Test
    void aColumnThatIsNotThereIsNamedBeforeAnythingRuns() {
        parquet().workflow("a, b", """
                - id: answers
                  uses: import/parquet
                  with: {path: answers.parquet, annotations: {label: answr}}
                """).validate().invalid("answr");
    }

    @Test
    void aDataSetOfHuggingFaceGoesOutAndComesBackAsGold() {
        scenario()
                .file("items.csv", "id,body,split,label\n1,\"x \"\"y\"\"\",test,a\n2,z,train,b\n3,w,train,\n")
                .workflow("a, b", """
                        - id: items
                          uses: import/csv
                          with: {path: items.csv, items: {text: body, fields: [split]}, labels: {item: id}}
                        - id: out
                          uses: export/huggingface
                          with: {path: set}
                        """)
                .run()
                .done();
        assertThat(folder.resolve("set/README.md"))
                .content(StandardCharsets.UTF_8)
                .contains("class_label", "'1': \"b\"");

        Outcome outcome = scenario().workflow("a, b", """
                        - id: set
                          uses: import/huggingface
                          with: {path: set, items: {text: text}, gold: {}}
                        - id: items
                          uses: export/csv
                          with: {table: items, path: out/items.csv}
                        - id: gold
                          uses: export/csv
                          with: {table: gold, path: out/gold.csv}
                        """).run().done();
        assertThat(outcome.text("out/items.csv"))
                .isEqualTo("item,text,split\n1,\"x \"\"y\"\"\",test\n2,z,train\n3,w,train\n");
        assertThat(outcome.text("out/gold.csv")).isEqualTo("item,label\n1,a\n2,b\n");
    }

    @Test
    void byDefaultADataSetBringsItemsAndLabels() {
        aDataSetOfHuggingFaceGoesOutAndComesBackAsGold();

        Outcome outcome = scenario().workflow("a, b", """
                        - id: set
                          uses: import/huggingface
                          with: {path: set}
                        - id: out
                          uses: export/csv
                          with: {table: labels, path: out/labels.csv}
                        """).run().done();
        assertThat(outcome.labels()).contains("1,a,labelled", "2,b,labelled");
    }

    private static byte[] array(float... values) {
        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + values.length / 2 + ", 2), }\n";
        var bytes =
                ByteBuffer.allocate(10 + header.length() + 4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) header.length());
        bytes.put(header.getBytes(StandardCharsets.US_ASCII));
        for (float value : values) {
            bytes.putFloat(value);
        }
        return bytes.array();
    }

    private Scenario features(String with) {
        return scenario()
                .file("x.npy", array(1, 2.5f, -3, Float.NaN))
                .file("items.csv", "id,text\nb,x\na,y\n")
                .workflow("a, b", """
                        - id: items
                          uses: import/csv
                          with: {path: items.csv, items: {}}
                        - id: emb
                          uses: import/npy
                          with: {path: x.npy%s}
                          needs: []
                        - id: out
                          uses: export/csv
                          needs: [items, emb]
                          with: {table: features, path: out/features.csv}
                        """.formatted(with));
    }

    @Test
    void featuresComeFromAnArrayByTheIdsOfAnotherFile() {
        Scenario scenario = features(", features: v, ids: {path: items.csv, column: id}");

        assertThat(scenario.run().done().text("out/features.csv")).isEqualTo("item,v_0,v_1\nb,1.0,2.5\na,-3.0,\n");
        assertThat(scenario.run().done().status("emb")).isEqualTo("cached");

        scenario.file("items.csv", "id,text\na,x\nb,y\n");
        Outcome changed = scenario.run().done();
        assertThat(changed.status("emb")).isEqualTo("ran");
        assertThat(changed.text("out/features.csv")).isEqualTo("item,v_0,v_1\na,1.0,2.5\nb,-3.0,\n");
    }

    @Test
    void aManifestHasTheHashesOfBothFilesAndNoKeyTwice() throws Exception {
        Outcome outcome = features(", features: v, ids: {path: items.csv, column: id}")
                .run()
                .done();

        String manifest = outcome.text("out/.features.csv.manifest.json");
        var strict = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        JsonNode stage = strict.readTree(manifest).path("stages").get(1);
        assertThat(stage.path("id").asString()).isEqualTo("emb");
        assertThat(stage.path("input_sha256").asString()).isEqualTo(sha256("x.npy"));
        assertThat(stage.path("other_inputs_sha256").get(0).asString()).isEqualTo(sha256("items.csv"));
    }

    private String sha256(String file) throws Exception {
        byte[] bytes = Files.readAllBytes(folder.resolve(file));
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void rowsOfNoItemAreNoFeatures() {
        Outcome outcome = features("").run().done();

        assertThat(outcome.text("out/features.csv")).isEqualTo("item,x_0,x_1\n");
    }

    @Test
    void filesThatAreNotThereOrOutsideAreNamed() {
        features(", ids: {path: missing.csv, column: id}").run().invalid("missing.csv");
        features(", ids: {path: ../../etc/ids.csv, column: id}").run().invalid("../../etc/ids.csv");
    }

    @Test
    void fewerIdsThanRowsFailTheStage() {
        features(", ids: {path: short.csv, column: id}")
                .file("short.csv", "id\nb\n")
                .run()
                .failed("emb", "the array has 2 rows, and short.csv has 1 ids");
    }

    private Scenario twoSets(String with) {
        return scenario()
                .file("x.npy", array(1, 2.5f, -3, Float.NaN))
                .file("y.npy", array(7, 8, 9, 0))
                .file("items.csv", "id,text\nb,x\na,y\n")
                .workflow("a, b", """
                        - id: items
                          uses: import/csv
                          with: {path: items.csv, items: {}}
                        - id: x
                          uses: import/npy
                          with: {path: x.npy, ids: {path: items.csv}}
                          needs: []
                        - id: y
                          uses: import/npy
                          with: {path: y.npy, features: why, ids: {path: items.csv}}
                          needs: []
                        - id: out
                          uses: export/npy
                          needs: [items, x, y]
                          with: {path: out/matrix%s}
                        """.formatted(with));
    }

    @Test
    void oneSetOfSeveralGoesOutAndComesBack() throws IOException {
        for (String set : new String[] {"x", "why"}) {
            Outcome out = twoSets(", dtype: float32, features: " + set).run().done();
            String source = set.equals("x") ? "x.npy" : "y.npy";

            assertThat(numbers("out/matrix/array.npy")).isEqualTo(numbers(source));
            assertThat(out.text("out/matrix/ids.csv")).isEqualTo("\"id\"\n\"b\"\n\"a\"\n");
            assertThat(out.text("out/matrix/columns.csv"))
                    .isEqualTo("\"column\"\n\"%s_0\"\n\"%s_1\"\n".formatted(set, set));
            assertThat(out.text("out/.matrix.manifest.json")).contains("\"rows\" : 2");
        }
        twoSets(", features: why, where: \"why_1 > 0 && item.text == 'x'\"")
                .run()
                .done();

        Outcome back = scenario().workflow("a, b", """
                - id: items
                  uses: import/csv
                  with: {path: items.csv, items: {}}
                - id: emb
                  uses: import/npy
                  with: {path: out/matrix/array.npy, features: v, ids: {path: out/matrix/ids.csv}}
                  needs: []
                - id: out
                  uses: export/csv
                  needs: [items, emb]
                  with: {table: features, path: out/features.csv}
                """).run().done();
        assertThat(back.text("out/features.csv")).isEqualTo("item,v_0,v_1\nb,7.0,8.0\n");
    }

    /** The last 16 bytes of a file. */
    private List<Byte> numbers(String file) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve(file));
        var numbers = new ArrayList<Byte>();
        for (int i = bytes.length - 16; i < bytes.length; i++) {
            numbers.add(bytes[i]);
        }
        return numbers;
    }

    @Test
    void aMatrixOfSeveralSetsOrOfNoNumbersIsRefused() {
        twoSets(", table: labels").validate().invalid("labels are no numbers");
        twoSets(", columns: [x_0]").validate().invalid("item is missing");
        twoSets("").run().failed("out", "several sets of features are in view: 'x', 'why'");
        twoSets(", features: z").run().failed("out", "there is no set of features 'z' in view");
    }

    @Test
    void probabilitiesOfLabelsGoOutAsAMatrix() {
        Outcome out = scenario()
                .file("answers.csv", ANSWERS)
                .workflow("a, b", """
                - id: answers
                  uses: import/csv
                  with: {path: answers.csv, annotations: {}}
                - id: agreed
                  uses: consensus/majority-vote
                - id: out
                  uses: export/npy
                  with: {table: labels, probabilities: true, path: out/matrix}
                """)
                .run()
                .done();

        assertThat(out.text("out/matrix/ids.csv")).isEqualTo("\"id\"\n\"1\"\n\"2\"\n\"x;\u00fc\"\n");
        assertThat(out.text("out/matrix/columns.csv")).isEqualTo("\"column\"\n\"p:a\"\n\"p:b\"\n");
        assertThat(folder.resolve("out/matrix/array.npy")).hasSize(128 + 3 * 2 * 8);
    }
}
