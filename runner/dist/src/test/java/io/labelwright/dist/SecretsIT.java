package io.labelwright.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.testkit.sin.PluginJar;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A canary secret that a plug-in gets and gives away in every way it has is in no byte that the program writes. */
class SecretsIT {

    private static final String CANARY = "cAn4ry/\"K\u00e9y\" <of> the+mine&=?";

    private static final String PLUGIN = """
            package leak;

            import io.labelwright.spi.*;
            import io.labelwright.spi.describe.*;
            import io.labelwright.spi.problem.*;
            import io.labelwright.spi.table.*;
            import java.net.URLEncoder;
            import java.nio.charset.StandardCharsets;
            import java.util.*;

            @StrategyInfo(id = "consensus/leak", version = 1, summary = "Gives its secret away.")
            @Reads(TableKind.ANNOTATIONS)
            @Writes(TableKind.LABELS)
            public final class Leak implements StrategyFactory<Leak.Config> {

                public record Config(
                        @Doc("How.") String how, @Doc("A token.") @Secret String token, @Doc("A URL.") String url,
                        @Doc("Headers.") Map<String, String> headers) {}

                @Override
                public Strategy create(Config config) {
                    return (in, out, context) -> run(config, in, out, context);
                }

                private static void run(Config config, Inputs in, Outputs out, StageContext context) {
                    String all = all(config.token()) + config.url() + config.headers();
                    context.progress(0.5, all);
                    switch (config.how()) {
                        case "throw" -> throw new IllegalStateException(all, new RuntimeException(all));
                        case "problem" -> throw new LabelingException(StandardError.INPUT_OUTPUT, null, all, all);
                        case "report" -> out.report(Problem.error(StandardError.INPUT_OUTPUT, null, all, all));
                        default -> {}
                    }
                    System.out.println(all);
                    System.err.println(all);
                    System.getLogger("io.labelwright.leak").log(System.Logger.Level.ERROR, all);
                    out.report(Problem.warning(StandardError.INPUT_OUTPUT, null, all, all));
                    out.fact(all, 1);
                    TableBuilder rows = out.builder(TableKind.LABELS);
                    for (int item = 0; item < in.items().size(); item++) {
                        rows.code(0, item).code(1, 0).number(2, 1).text(3, "labelled");
                        rows.text(5, config.how().equals("table") ? all : "plain").end();
                    }
                    out.write(rows.build());
                }

                private static String all(String secret) {
                    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
                    var all = new StringBuilder(secret);
                    all.append(' ').append(URLEncoder.encode(secret, StandardCharsets.UTF_8));
                    all.append(' ').append(HexFormat.of().formatHex(bytes));
                    for (String before : List.of("", "u", "us", "user:")) {
                        String text = before + secret + "!";
                        all.append(" Basic ");
                        all.append(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
                    }
                    return all.append(' ').append(secret.replace("\\"", "\\\\\\"")).append(' ').toString();
                }
            }
            """;

    private static final PluginJar LEAK = PluginJar.compile(PLUGIN);

    @TempDir
    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        LEAK.writeTo(folder.resolve("plugins/leak/leak.jar"));
        Files.writeString(folder.resolve("answers.csv"), "item,annotator,label\n1,ann,a\n2,ben,b\n");
    }

    private void workflow(String how, String token) throws IOException {
        Files.writeString(folder.resolve("flow.yaml"), """
                workflow: leak
                labels: {task: classification, classes: [a, b]}
                vars: {base: "https://me:${secret.CANARY}@example.org"}
                stages:
                  - {id: answers, uses: import/csv, with: {path: answers.csv, annotations: {}}}
                  - id: judged
                    uses: consensus/leak
                    with: {how: %s, token: "%s", url: "${vars.base}/x", headers: {authorization: "Bearer ${secret.CANARY}"}}
                  - {id: out, uses: export/csv, with: {table: labels, path: out/labels.csv}}
                """.formatted(how, token));
    }

    private int run(boolean inEnvironment, String... arguments) throws Exception {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(JarProgram.quickStart());
        command.add("-jar");
        command.add(JarProgram.DISTRIBUTION.resolve("labelwright.jar").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("--plugins", "plugins"));
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("stdout.txt").toFile())
                .redirectError(folder.resolve("stderr.txt").toFile());
        builder.environment().remove("LABELWRIGHT_PLUGINS");
        if (inEnvironment) {
            builder.environment().put("LABELWRIGHT_SECRET_CANARY", CANARY);
        } else {
            Path file = Files.createDirectories(folder.resolve("keys")).resolve("CANARY");
            Files.writeString(file, CANARY + "\n");
            command.addAll(List.of("--secrets", "keys"));
        }
        // Secrets beyond ASCII arrive whole whatever the locale of this machine.
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder.start().waitFor();
    }

    private void assertNowhere(String... where) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (file.startsWith(folder.resolve("keys")) || file.startsWith(folder.resolve("plugins"))) {
                    continue;
                }
                String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                for (String form : forms()) {
                    assertThat(text.contains(
                                    new String(form.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)))
                            .as("%s in %s after %s:\n%s", form, folder.relativize(file), Arrays.toString(where), text)
                            .isFalse();
                }
            }
        }
    }

    /** Written here once more, by other means than the program's own. */
    private static List<String> forms() {
        byte[] bytes = CANARY.getBytes(StandardCharsets.UTF_8);
        var forms = new ArrayList<>(List.of(
                CANARY,
                URLEncoder.encode(CANARY, StandardCharsets.UTF_8),
                HexFormat.of().formatHex(bytes),
                CANARY.replace("\"", "\\\""),
                CANARY.replace("\"", "\\\"").replace("\u00e9", "\\u00e9")));
        for (int shift = 0; shift < 3; shift++) {
            byte[] whole = (" ".repeat(shift) + CANARY + "!!!").getBytes(StandardCharsets.UTF_8);
            String encoded = Base64.getEncoder().encodeToString(whole);
            forms.add(encoded.substring(4, bytes.length * 4 / 3 - 4));
        }
        return forms;
    }

    @ParameterizedTest
    @ValueSource(strings = {"throw", "problem", "report", "print", "table"})
    void aSecretThatAStageGivesAwayIsFoundNowhere(String how) throws Exception {
        workflow(how, "${secret.CANARY}");

        int failed = how.equals("print") ? 0 : 1;
        assertThat(run(true, "run", "flow.yaml", "--json", "--debug"))
                .as(Files.readString(folder.resolve("stderr.txt")))
                .isEqualTo(failed);
        assertThat(Files.readString(folder.resolve("stderr.txt")))
                .contains(how.equals("table") ? "writes a secret" : "***");
        assertNowhere(how, "json, debug, environment");
        assertThat(run(false, "run", "flow.yaml", "-v", "--rerun", "all")).isEqualTo(failed);
        assertNowhere(how, "verbose, folder");
    }

    @Test
    void aSecretThatStandsInTheFileIsRefusedAndNotShown() throws Exception {
        String inFile = "s3cr3t-in-the-file";
        workflow("print", inFile);

        assertThat(run(true, "validate", "flow.yaml", "--debug")).isEqualTo(2);
        assertThat(Files.readString(folder.resolve("stderr.txt")))
                .contains("flow.yaml:8:", "must not stand in the workflow file")
                .doesNotContain(inFile);
    }

    @Test
    void aSecretInAPathIsRefused() throws Exception {
        workflow("print", "${secret.CANARY}");
        Path file = folder.resolve("flow.yaml");
        Files.writeString(
                file, Files.readString(file).replace("path: out/labels.csv", "path: \"out/${secret.CANARY}.csv\""));

        assertThat(run(true, "run", "flow.yaml", "--json")).isEqualTo(2);
        assertThat(Files.readString(folder.resolve("stderr.txt"))).contains("flow.yaml:9:", "not a secret");
        assertNowhere("path");
    }
}
