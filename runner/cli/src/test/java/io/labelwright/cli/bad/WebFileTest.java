package io.labelwright.cli.bad;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Imports of files on a web server, a good one and bad ones. */
class WebFileTest {

    private static final String ANSWERS = "item,annotator,label\n1,ann,a\n1,bob,a\n2,ann,b\n2,bob,b\n";
    private static final String SECRET = "hunter2-is-no-token";

    @TempDir
    private Path folder;

    private final WebServer server = new WebServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private Scenario flow(String path) {
        return flow(path, "");
    }

    private Scenario flow(String path, String more) {
        return Scenario.in(folder).workflow("a, b", """
                - id: answers
                  uses: import/csv
                  with: {path: "%s", annotations: {}%s}
                - id: agreed
                  uses: consensus/majority-vote
                - id: out
                  uses: export/csv
                  with: {table: labels, path: out/labels.csv}
                """.formatted(path, more));
    }

    private Outcome run(Scenario flow, String... more) {
        return flow.run(Stream.concat(Stream.of("--allow-host", server.host()), Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void aFileIsFetchedOnceAndAgainOnlyWhenItHasChanged() {
        server.file("/answers.csv", ANSWERS);
        Scenario flow = flow(server.at("/answers.csv"));
        Outcome first = run(flow).done();
        assertThat(first.text("out/labels.csv").lines()).hasSize(3);
        assertThat(server.requests()).containsExactly("GET /answers.csv", "HEAD /answers.csv");

        Outcome second = run(flow).done();
        assertThat(server.requests()).hasSize(3);
        assertThat(second.status("answers")).isEqualTo("cached");
        assertThat(second.status("agreed")).isEqualTo("cached");

        server.file("/answers.csv", ANSWERS.replace("2,bob,b", "2,bob,a"));
        Outcome third = run(flow).done();
        assertThat(third.stage("answers").path("reason").asString())
                .isEqualTo("input " + server.at("/answers.csv") + " changed");
        assertThat(third.status("agreed")).isEqualTo("ran");
    }

    @Test
    void aFileCountsByItsContentWhereverItLies() {
        server.file("/answers.csv", ANSWERS).file("/moved/votes.csv", ANSWERS);
        run(flow(server.at("/answers.csv"))).done();
        assertThat(run(flow(server.at("/moved/votes.csv"))).done().status("answers"))
                .isEqualTo("cached");
        Scenario local = flow("votes.csv").file("votes.csv", ANSWERS);
        assertThat(local.run().done().status("answers")).isEqualTo("cached");
    }

    @Test
    void twoStagesOfARunSeeTheSameBytesAndAskOnce() {
        server.file("/answers.csv", ANSWERS);
        Scenario.in(folder).workflow("a, b", """
                - id: items
                  uses: import/csv
                  with: {path: "%1$s", items: {id: $row, fields: [item]}}
                - id: answers
                  uses: import/csv
                  needs: []
                  with: {path: "%1$s", annotations: {}}
                """.formatted(server.at("/answers.csv")));
        run(Scenario.in(folder)).done();
        assertThat(server.requests()).containsExactly("GET /answers.csv", "HEAD /answers.csv");
    }

    @Test
    void validateAndPlanAskNobody() {
        server.file("/answers.csv", ANSWERS);
        Scenario flow = flow(server.at("/answers.csv"));
        flow.validate("--allow-host", server.host()).done();
        Outcome plan = flow.plan("--allow-host", server.host());
        assertThat(plan.out()).contains("first run, fetches " + server.at("/answers.csv"));
        assertThat(server.requests()).isEmpty();

        run(flow).done();
        int asked = server.requests().size();
        plan = flow.plan("--allow-host", server.host());
        assertThat(plan.out()).contains("a run asks whether " + server.at("/answers.csv") + " has");
        assertThat(server.requests()).hasSize(asked);
    }

    @Test
    void aPackedFileIsUnpacked() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(ANSWERS.getBytes(StandardCharsets.UTF_8));
        }
        server.file("/answers.csv.gz", bytes.toByteArray());
        assertThat(run(flow(server.at("/answers.csv.gz")))
                        .done()
                        .text("out/labels.csv")
                        .lines())
                .hasSize(3);
    }

    @Test
    void aTransferThatBreaksOffGoesOnWhereItStopped() {
        byte[] bytes = ANSWERS.getBytes(StandardCharsets.UTF_8);
        server.answer("/answers.csv", exchange -> {
            boolean whole = exchange.getRequestHeaders().containsKey("Range")
                    || exchange.getRequestMethod().equals("HEAD");
            if (whole) {
                WebServer.serve(exchange, bytes);
                return;
            }
            exchange.getResponseHeaders().set("ETag", WebServer.tag(bytes));
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes, 0, 30);
            exchange.getResponseBody().flush();
        });
        assertThat(run(flow(server.at("/answers.csv")))
                        .done()
                        .text("out/labels.csv")
                        .lines()
                        .toList())
                .containsExactlyElementsOf(run(flow("votes.csv").file("votes.csv", ANSWERS))
                        .done()
                        .text("out/labels.csv")
                        .lines()
                        .toList());
        assertThat(server.requests()).containsExactly("GET /answers.csv", "GET /answers.csv", "HEAD /answers.csv");
    }

    @Test
    void aFileThatChangesWhileItIsReadIsRefused() {
        var version = new AtomicInteger();
        server.answer("/answers.csv", exchange -> {
            byte[] bytes = (ANSWERS + "3,ann,a\n".repeat(version.incrementAndGet())).getBytes(StandardCharsets.UTF_8);
            WebServer.serve(exchange, bytes);
        });
        run(flow(server.at("/answers.csv")))
                .failed("answers", "LBL-4007", "changed while it was read, 3 times", "wait until whoever writes it");
    }

    @Test
    void aServerThatIsBusyIsAskedAgain() {
        var asked = new AtomicInteger();
        server.answer("/answers.csv", exchange -> {
            if (asked.incrementAndGet() == 1) {
                exchange.getResponseHeaders().set("Retry-After", "0");
                exchange.sendResponseHeaders(429, -1);
            } else {
                WebServer.serve(exchange, ANSWERS.getBytes(StandardCharsets.UTF_8));
            }
        });
        run(flow(server.at("/answers.csv"))).done();
        assertThat(asked).hasValue(3);
    }

    @Test
    void aServerThatWantsALongPauseIsNotWaitedFor() {
        server.answer("/answers.csv", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "3600");
            exchange.sendResponseHeaders(503, -1);
        });
        run(flow(server.at("/answers.csv"))).failed("answers", "LBL-4007", "503", "wait a while");
    }

    @ParameterizedTest
    @CsvSource({
        "404, check the address",
        "410, check the address",
        "401, token:",
        "403, token:",
        "418, 418",
    })
    void whatWillNotBecomeBetterIsSaidAtOnce(int status, String hint) {
        server.answer("/answers.csv", WebServer.status(status));
        run(flow(server.at("/answers.csv"))).failed("answers", "flow.yaml:6:18 LBL-4007", "answers " + status, hint);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void nothingOfABodyIsRepeated() {
        server.answer("/answers.csv", exchange -> {
            byte[] body = "internal-page-of-somebody".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(400, body.length);
            exchange.getResponseBody().write(body);
        });
        run(flow(server.at("/answers.csv"))).failed("answers", "answers 400").saysNot("internal-page");
    }

    @Test
    void aPageIsNoFile() {
        server.answer("/answers.csv", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            WebServer.serve(exchange, "<html>log in</html>".getBytes(StandardCharsets.UTF_8));
        });
        run(flow(server.at("/answers.csv"))).failed("answers", "is a web page and not a file");
    }

    @Test
    void aHostThatNobodyAllowedIsNotReached() {
        Scenario flow = flow(server.at("/answers.csv"));
        flow.validate().invalidAt("6:18", "LBL-1025", "--allow-host 127.0.0.1");
        flow.run("--allow-host", "example.org").invalid("LBL-1025");
        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://data.example.org/a.csv, --allow-host data.example.org",
        "http://data.example.org/a.csv, --allow-host http://data.example.org",
        "http://169.254.169.254/latest/meta-data, --allow-host http://169.254.169.254",
        "https://[::ffff:127.0.0.1]/a.csv, --allow-host [::ffff:127.0.0.1]",
    })
    void eachHostIsAllowedByItsName(String path, String hint) {
        flow(path).validate().invalidAt("6:18", "LBL-1025", hint);
    }

    @Test
    void anyHostMeansThoseThatAreReachedSafely() {
        flow("https://data.example.org/a.csv").validate("--allow-host", "*").done();
        flow("http://data.example.org/a.csv")
                .validate("--allow-host", "*", "--allow-host", "data.example.org")
                .invalid("LBL-1025", "--allow-host http://data.example.org");
    }

    @ParameterizedTest
    @CsvSource({
        "https://2130706433/a.csv, neither a plain name nor a plain number",
        "https://0x7f.1/a.csv, neither a plain name nor a plain number",
        "https://0177.0.0.1/a.csv, neither a plain name nor a plain number",
        "https://127.1/a.csv, neither a plain name nor a plain number",
        "https:///a.csv, names no host",
        "https://data.example.org/../a.csv, has no . and .. in it",
        "https://data.example.org/a.csv#b, '#'",
        "https://data.example.org/, names no file",
        "https://data.example.org/a b.csv, can't be understood at character",
        "file:///etc/passwd, without file://",
        "ftp://data.example.org/a.csv, nothing that is installed reaches files of 'ftp://'",
    })
    void addressesThatSaySomethingElseAreRefused(String path, String says) {
        flow(path).validate("--allow-host", "*").invalidAt("6:18", "LBL-1012", says.replace("'#'", "#"));
    }

    @Test
    void aPasswordInAnAddressIsRefusedAndNotShown() {
        flow("https://ann:" + SECRET + "@data.example.org/a.csv")
                .validate("--allow-host", "*")
                .invalidAt("6:18", "LBL-1012", "token")
                .saysNot(SECRET);
    }

    @Test
    void redirectsAreFollowedOnlyWhereTheOperatorAllows() {
        server.file("/answers.csv", ANSWERS)
                .answer("/here.csv", WebServer.redirect("/answers.csv"))
                .answer("/away.csv", WebServer.redirect("http://localhost:" + server.port() + "/answers.csv"))
                .answer("/round.csv", WebServer.redirect("/round.csv"))
                .answer("/file.csv", WebServer.redirect("file:///etc/passwd"))
                .answer("/meta.csv", WebServer.redirect("http://169.254.169.254/latest/meta-data"));
        run(flow(server.at("/away.csv"))).failed("answers", "LBL-1025", "--allow-host localhost");
        run(flow(server.at("/round.csv"))).failed("answers", "more than 5 times");
        run(flow(server.at("/file.csv"))).failed("answers", "redirected to an address that can't be followed");
        run(flow(server.at("/meta.csv")), "--allow-host", "*").failed("answers", "LBL-1025");
        run(flow(server.at("/here.csv"))).done();
        run(flow(server.at("/away.csv")), "--allow-host", "localhost").done();
    }

    @Test
    void aTokenGoesToItsHostOnlyAndIsWrittenNowhere() throws IOException {
        List<String> tokens = new java.util.concurrent.CopyOnWriteArrayList<>();
        server.answer("/answers.csv", exchange -> {
            tokens.add("first " + exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.getResponseHeaders().set("Location", "http://localhost:" + server.port() + "/stored.csv");
            exchange.sendResponseHeaders(307, -1);
        });
        server.answer("/stored.csv", exchange -> {
            tokens.add("second " + exchange.getRequestHeaders().getFirst("Authorization"));
            WebServer.serve(exchange, ANSWERS.getBytes(StandardCharsets.UTF_8));
        });
        Path secrets = Files.createDirectories(folder.resolve("secrets"));
        Files.writeString(secrets.resolve("TOKEN"), SECRET);
        Outcome outcome = run(
                        flow(server.at("/answers.csv"), ", token: \"${secret.TOKEN}\""),
                        "--allow-host",
                        "localhost",
                        "--secrets",
                        secrets.toString())
                .done();
        assertThat(tokens)
                .containsExactly("first Bearer " + SECRET, "second null", "first Bearer " + SECRET, "second null");
        Files.delete(secrets.resolve("TOKEN"));
        outcome.saysNot(SECRET);
        assertNowhere(SECRET);
    }

    @Test
    void aSignatureInAnAddressIsWrittenNowhere() throws IOException {
        String path = "/answers.csv?version=3&X-Amz-Signature=" + SECRET;
        server.file(path, ANSWERS);
        Outcome outcome = run(flow(server.at(path))).done();
        outcome.saysNot(SECRET);
        assertThat(outcome.json().toString()).doesNotContain(SECRET);
        Files.delete(folder.resolve("flow.yaml"));
        assertNowhere(SECRET);
    }

    private void assertNowhere(String secret) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(secret);
            }
        }
    }

    @Test
    void aTokenWithoutAnAddressIsAMistake() throws IOException {
        Path secrets = Files.createDirectories(folder.resolve("secrets"));
        Files.writeString(secrets.resolve("TOKEN"), SECRET);
        flow("votes.csv", ", token: \"${secret.TOKEN}\"")
                .file("votes.csv", ANSWERS)
                .validate("--secrets", secrets.toString())
                .invalid("LBL-1012", "a token is sent to a web server");
    }

    @Test
    void aServerThatIsNotThereIsSaidAndWhatToDo() {
        server.file("/answers.csv", ANSWERS);
        Scenario flow = flow(server.at("/answers.csv"));
        run(flow).done();
        server.close();
        assertThat(flow.plan("--allow-host", server.host()).out()).contains("cached");
        folder.resolve("out/labels.csv").toFile().delete();
        folder.resolve("out/.labels.csv.manifest.json").toFile().delete();
        run(flow).failed("answers", "LBL-4007", "could not be reached", "copy the file here");
    }

    @Test
    void aFileThatIsTooLargeIsNotFetched() {
        server.file("/answers.csv", ANSWERS + "# ".repeat(1 << 20));
        run(flow(server.at("/answers.csv")), "--max-download", "1")
                .failed("answers", "is larger than the 1 MiB", "--max-download MIB");
    }

    @Test
    void exportsToAWebServerAreAMistakeOfTheFile() {
        Scenario.in(folder).file("votes.csv", ANSWERS).workflow("a, b", """
                - id: answers
                  uses: import/csv
                  with: {path: votes.csv, annotations: {}}
                - id: out
                  uses: export/csv
                  with: {table: annotations, path: "https://data.example.org/labels.csv"}
                """);
        Scenario.in(folder)
                .validate("--allow-host", "*")
                .invalidAt("9:38", "LBL-1012", "files can't be written to https://", "s3://BUCKET/KEY");
    }

    @Test
    void aCopyThatIsDamagedIsFetchedAgain() throws IOException {
        server.file("/answers.csv", ANSWERS);
        Scenario flow = flow(server.at("/answers.csv"));
        run(flow).done();
        try (Stream<Path> all = Files.walk(folder.resolve(".labelwright/objects"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file, StandardCharsets.ISO_8859_1).startsWith("item,annotator")) {
                    Files.writeString(file, "item,annotator,label\n1,eve,b\n");
                }
            }
        }
        Outcome again = run(flow, "--rerun", "answers").done();
        assertThat(again.text("out/labels.csv").lines()).hasSize(3);
        for (JsonNode problem : again.json().path("problems")) {
            assertThat(problem.path("severity").asString()).isEqualTo("warning");
        }
    }

    /** Namespaces and names of all data sets that were read, by the job that read them. */
    private List<String> inputs(String events) throws IOException {
        List<String> inputs = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve(events))) {
            JsonNode event = JsonMapper.shared().readTree(line);
            event.path("inputs")
                    .forEach(input -> inputs.add(event.path("job").path("name").asString() + ": "
                            + input.path("namespace").asString() + " "
                            + input.path("name").asString()));
        }
        return inputs.stream().distinct().toList();
    }

    @Test
    void lineageNamesRemoteFilesByTheirAddressesWithoutSecrets() throws IOException {
        String signed = "?version=3&X-Amz-Signature=" + SECRET;
        server.file("/data/x.npy" + signed, array(1, 2))
                .file("/ids.csv" + signed, "id\nx\ny\n".getBytes(StandardCharsets.UTF_8));
        Scenario scenario = array(server.at("/data/x.npy" + signed), server.at("/ids.csv" + signed));
        runWithToken(scenario, "--lineage", folder.resolve("good.jsonl").toString())
                .done();
        server.file("/ids.csv" + signed, "id\nx\n".getBytes(StandardCharsets.UTF_8));
        runWithToken(scenario, "--lineage", folder.resolve("bad.jsonl").toString())
                .says("ids.csv?version=3&X-Amz-Signature=*** has 1 ids");
        scenario.file("ids.csv", "id\nx\ny\n");
        runWithToken(
                        array(server.at("/data/x.npy" + signed), "ids.csv"),
                        "--rerun",
                        "all",
                        "--lineage",
                        folder.resolve("local.jsonl").toString())
                .done();

        String host = "http://" + server.host();
        assertThat(inputs("good.jsonl"))
                .contains(
                        "case: " + host + " data/x.npy?version=3&X-Amz-Signature=***",
                        "case: " + host + " ids.csv?version=3&X-Amz-Signature=***",
                        "case.numbers: " + host + " data/x.npy?version=3&X-Amz-Signature=***",
                        "case.numbers: " + host + " ids.csv?version=3&X-Amz-Signature=***");
        assertThat(inputs("bad.jsonl")).contains("case.numbers: " + host + " ids.csv?version=3&X-Amz-Signature=***");
        assertThat(inputs("local.jsonl"))
                .contains("case.numbers: file " + folder.toRealPath().resolve("ids.csv"))
                .noneMatch(input -> input.contains(host + " ids.csv"));
        Files.delete(folder.resolve("secrets/DATA"));
        Files.delete(folder.resolve("flow.yaml"));
        assertNowhere(SECRET);
        assertNowhere("secret-of-the-host");
    }

    @Test
    void aFolderOfAWebServerCantBeListed() {
        for (String uses : new String[] {"yolo", "voc", "labelme", "brat", "coco", "cvat", "huggingface"}) {
            Scenario.in(folder)
                    .workflow("a, b", """
                            - id: pictures
                              uses: import/%s
                              with: {path: "%s"}
                            """.formatted(uses, server.at("/data/")))
                    .validate("--allow-host", server.host())
                    .invalid("is a folder, whose files nobody can list there", "ZIP archive");
        }
        flow(server.at("/data/"))
                .validate("--allow-host", server.host())
                .invalid("names no file but a folder", "end it with the name of a file");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void anArchiveOfAFolderIsReadAlsoBehindASignedAddress() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("cats.txt"));
            zip.write("Cats sleep.".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("cats.ann"));
            zip.write("T1\ta 0 4\tCats\n".getBytes(StandardCharsets.UTF_8));
        }
        server.file("/texts.zip?sig=x", bytes.toByteArray());
        Outcome outcome = run(Scenario.in(folder).workflow("""
                workflow: case
                labels: {task: spans, classes: [a]}
                stages:
                  - id: texts
                    uses: import/brat
                    with: {path: "%s"}
                  - id: out
                    uses: export/csv
                    with: {table: labels, path: out/labels.csv, columns: [item]}
                """.formatted(server.at("/texts.zip?sig=x"))));
        assertThat(outcome.done().text("out/labels.csv")).isEqualTo("item\ncats\n");
    }

    /** A row of one number for each of two items. */
    private static byte[] array(double first, double second) {
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 1), }\n";
        var bytes = ByteBuffer.allocate(10 + header.length() + 16).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) header.length());
        bytes.put(header.getBytes(StandardCharsets.US_ASCII)).putDouble(first).putDouble(second);
        return bytes.array();
    }

    private Scenario array(String path, String ids) {
        return Scenario.in(folder).file("items.csv", "id\nx\ny\n").workflow("a, b", """
                - id: items
                  uses: import/csv
                  with: {path: items.csv, items: {}}
                - id: numbers
                  uses: import/npy
                  needs: []
                  with: {path: "%s", token: "${secret.DATA}", ids: {path: "%s"}}
                - id: out
                  uses: export/csv
                  needs: [items, numbers]
                  with: {table: features, path: out/features.csv}
                """.formatted(path, ids));
    }

    private Outcome runWithToken(Scenario flow, String... more) {
        flow.file("secrets/DATA", "secret-of-the-host");
        return run(
                flow,
                Stream.concat(Stream.of("--secrets", folder.resolve("secrets").toString()), Stream.of(more))
                        .toArray(String[]::new));
    }

    private static WebServer.Answer onlyWith(String authorization, byte[] bytes) {
        return exchange -> {
            if (authorization.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                WebServer.serve(exchange, bytes);
            } else {
                exchange.sendResponseHeaders(403, -1);
            }
        };
    }

    @Test
    void theFileOfIdsMayLieElsewhereToo() throws IOException {
        byte[] ids = "{\"id\": \"x\"}\n{\"id\": \"y\"}\n".getBytes(StandardCharsets.UTF_8);
        String signed = server.at("/ids.jsonl?sig=" + SECRET);
        for (String path : new String[] {"x.npy", server.at("/x.npy")}) {
            // What a run before has seen would be known by its content.
            byte[] numbers = path.equals("x.npy") ? array(1, 2) : array(4, 5);
            String rows = path.equals("x.npy") ? "x,1.0\ny,2.0\n" : "x,4.0\ny,5.0\n";
            server.answer("/x.npy", onlyWith("Bearer secret-of-the-host", numbers))
                    .answer("/ids.jsonl?sig=" + SECRET, onlyWith("Bearer secret-of-the-host", ids));
            Scenario scenario = array(path, signed).file("x.npy", numbers);
            assertThat(runWithToken(scenario).done().text("out/features.csv")).isEqualTo("item,x_0\n" + rows);

            Outcome again = runWithToken(scenario).done();
            assertThat(again.status("numbers")).isEqualTo("cached");
            byte[] other = "{\"id\": \"y\"}\n{\"id\": \"x\"}\n".getBytes(StandardCharsets.UTF_8);
            server.answer("/ids.jsonl?sig=" + SECRET, onlyWith("Bearer secret-of-the-host", other));
            Outcome changed = runWithToken(scenario).done();
            assertThat(changed.stage("numbers").path("reason").asString())
                    .contains("ids.path " + server.at("/ids.jsonl?sig=***") + " changed");
            assertThat(changed.text("out/features.csv"))
                    .isEqualTo("item,x_0\n"
                            + rows.replace('x', 'z').replace('y', 'x').replace('z', 'y'));
        }
        Files.delete(folder.resolve("secrets/DATA"));
        Files.delete(folder.resolve("flow.yaml"));
        assertNowhere(SECRET);
        assertNowhere("secret-of-the-host");
    }

    @Test
    void theTokenOfThePathGoesToNoOtherHost() throws IOException {
        byte[] ids = "id\nx\ny\n".getBytes(StandardCharsets.UTF_8);
        try (WebServer other = new WebServer()) {
            var seen = new AtomicReference<String>("");
            other.answer("/ids.csv", exchange -> {
                seen.set(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
                WebServer.serve(exchange, ids);
            });
            server.file("/x.npy", array(1, 2));
            Scenario scenario = array(server.at("/x.npy"), other.at("/ids.csv"));
            runWithToken(scenario, "--allow-host", other.host()).done();
            assertThat(seen).hasValue("null");
            runWithToken(scenario).invalidWithOutput("may not reach " + other.at("/ids.csv"));
        }
    }
}
