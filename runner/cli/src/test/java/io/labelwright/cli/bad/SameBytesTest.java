package io.labelwright.cli.bad;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Threads, locale, time zone and default charset leave no trace in what is written. */
class SameBytesTest {

    private static final String STAGES = """
            - id: items
              uses: import/csv
              with: {path: items.csv, items: {text: body, fields: [part]}, gold: {item: id, label: truth}}
            - {id: answers, uses: import/csv, with: {path: answers.csv, annotations: {}}, needs: []}
            - id: rules
              uses: prelabel/rules
              needs: [items]
              with:
                rules:
                  - {id: title, when: 'text.matches(r"(?i)title|\u0131\u015f\u0131k")', label: \u0130yi}
                  - {id: short, when: 'text.size() < 12', label: schlecht}
            - {id: agreed, uses: consensus/dawid-skene, needs: [items, answers, rules]}
            - {id: judged, uses: evaluate/classification, with: {slices: [part]}}
            - {id: agreement, uses: evaluate/agreement, needs: [agreed]}
            - {id: l, uses: export/csv, needs: [agreed], with: {table: labels, path: out/l.csv, probabilities: true}}
            - {id: j, uses: export/jsonl, needs: [agreed], with: {table: labels, path: out/j.jsonl, probabilities: true}}
            - {id: a, uses: export/csv, needs: [agreed], with: {table: annotators, path: out/a.csv}}
            - {id: c, uses: export/jsonl, needs: [agreed], with: {table: confusion, path: out/c.jsonl}}
            - {id: m, uses: export/csv, needs: [judged, agreement], with: {table: metrics, path: out/m.csv}}
            """;

    private String items = "";
    private String answers = "";

    @TempDir
    private Path folder;

    @BeforeEach
    void makeData() {
        var random = new Random(7);
        String[] words = {"TITLE", "title", "\u0131\u015f\u0131k", "I\u015eIK", "stra\u00dfe", "1,5 kg", "\ud83d\ude00"
        };
        String[] classes = {"\u0130yi", "schlecht", "no"};
        var rows = new StringBuilder("id,body,part,truth\n");
        var votes = new StringBuilder("item,annotator,label\n");
        for (int i = 0; i < 3000; i++) {
            String truth = classes[random.nextInt(3)];
            rows.append('i')
                    .append(i)
                    .append(",\"")
                    .append(words[random.nextInt(7)])
                    .append(' ');
            rows.append(words[random.nextInt(7)])
                    .append("\",")
                    .append(i % 3 == 0 ? "X" : "x")
                    .append(',');
            rows.append(truth).append('\n');
            for (int w = 0; w < 5; w++) {
                String answer = random.nextInt(10) < 7 ? truth : classes[random.nextInt(3)];
                votes.append('i')
                        .append(i)
                        .append(",\u00e4nn")
                        .append((i + w * 7) % 23)
                        .append(',')
                        .append(answer);
                votes.append('\n');
            }
        }
        items = rows.toString();
        answers = votes.toString();
    }

    private Scenario scenario(String name) {
        return Scenario.in(folder.resolve(name))
                .file("items.csv", items)
                .file("answers.csv", answers)
                .workflow("\u0130yi, schlecht, no", STAGES);
    }

    private Map<String, String> outputs(String name) throws IOException {
        Map<String, String> outputs = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder.resolve(name).resolve("out"))) {
            for (Path file : files.toList()) {
                String text = Files.readString(file, StandardCharsets.UTF_8);
                outputs.put(file.getFileName().toString(), text);
            }
        }
        assertThat(outputs).hasSize(10);
        return outputs;
    }

    @Test
    void threadsChangeNothing() throws IOException {
        scenario("one").run("--threads", "1").done();
        scenario("three").run("--threads", "3").done();
        scenario("many").run("--threads", "16").done();

        assertThat(outputs("three")).isEqualTo(outputs("one"));
        assertThat(outputs("many")).isEqualTo(outputs("one"));
    }

    @Test
    void localeAndTimeZoneChangeNothing() throws IOException {
        scenario("root").run().done();
        Locale before = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            for (String tag : new String[] {"tr-TR", "de-DE", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist-nu-thai"}) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                TimeZone.setDefault(TimeZone.getTimeZone("GMT+14"));
                scenario(tag).run().done();
                assertThat(outputs(tag)).isEqualTo(outputs("root"));
            }
        } finally {
            Locale.setDefault(before);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void theDefaultCharsetChangesNothing() throws IOException, InterruptedException {
        scenario("here").run().done();
        scenario("there");

        var command = new ArrayList<String>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=ISO-8859-1",
                "-Dsun.jnu.encoding=UTF-8",
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Duser.timezone=GMT-12",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "io.labelwright.cli.Main",
                "run",
                folder.resolve("there/flow.yaml").toString(),
                "--json"));
        Path out = folder.resolve("stdout");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }

        assertThat(process.exitValue()).as(Files.readString(out)).isZero();
        assertThat(outputs("there")).isEqualTo(outputs("here"));
    }

    @Test
    void aSecondRunChangesNothingAndReadsNothingAgain() throws IOException {
        scenario("twice").run().done();
        Map<String, String> first = outputs("twice");

        Outcome again = Scenario.in(folder.resolve("twice")).run().done();

        assertThat(outputs("twice")).isEqualTo(first);
        again.json()
                .path("stages")
                .forEach(stage -> assertThat(stage.path("status").asString()).isEqualTo("cached"));
    }
}
