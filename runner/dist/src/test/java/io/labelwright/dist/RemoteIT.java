package io.labelwright.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From a web server over TLS into a bucket, and from there on: the program in a process of its own, an HTTPS server
 * with a certificate of its own, and S3Proxy, which speaks S3 and checks signatures, in another.
 */
@Tag("servers")
class RemoteIT {

    private static final String BUCKET = "labels-of-tests";
    private static final String USER = "local-identity";
    private static final String PASSWORD = "local-credential-of-the-test";
    private static final String ANSWERS = "item,annotator,label\n1,ann,ham\n1,bob,ham\n2,ann,spam\n2,bob,spam\n";

    @TempDir
    private static Path keys;

    private static Process store;
    private static BufferedReader storeSays;
    private static String endpoint;
    private static HttpsServer web;
    private static volatile String answers = ANSWERS;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        Path target = Path.of(System.getProperty("labelwright.s3server", "../../connectors/s3/target"));
        String classPath = String.join(
                File.pathSeparator,
                target.resolve("test-classes").toString(),
                target.resolve("classes").toString(),
                Files.readString(target.resolve("server.classpath")).strip());
        store = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-cp",
                        classPath,
                        "io.labelwright.s3.S3Server",
                        BUCKET)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        storeSays = store.inputReader(StandardCharsets.UTF_8);
        endpoint = storeSays.readLine();
        assertThat(endpoint).as("the S3 server says where it is").startsWith("http://127.0.0.1:");
        web = httpsServer();
    }

    @AfterAll
    static void stop() throws Exception {
        if (web != null) {
            web.stop(0);
        }
        if (store != null) {
            store.getOutputStream().close();
            if (!store.waitFor(20, TimeUnit.SECONDS)) {
                store.destroyForcibly();
            }
        }
    }

    private static HttpsServer httpsServer() throws Exception {
        Path file = keys.resolve("server.p12");
        Program.Ended made = Program.run(
                keys,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin/keytool").toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-validity",
                        "2",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        "changeit"));
        assertThat(made.code()).as(made.toString()).isZero();
        KeyStore certificates = KeyStore.getInstance(file.toFile(), "changeit".toCharArray());
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(certificates, "changeit".toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(factory.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.createContext("/answers.csv", RemoteIT::serve);
        server.start();
        return server;
    }

    private static void serve(HttpExchange exchange) throws IOException {
        byte[] bytes = answers.getBytes(StandardCharsets.UTF_8);
        String tag = "\"" + Integer.toHexString(answers.hashCode()) + "\"";
        try (exchange) {
            exchange.getResponseHeaders().set("ETag", tag);
            if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
            } else if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.sendResponseHeaders(200, -1);
            } else {
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private Program.Ended run(Map<String, String> environment, String... arguments) throws Exception {
        var command = new ArrayList<>(
                List.of(Program.DISTRIBUTION.resolve("bin/labelwright").toString()));
        command.addAll(List.of(arguments));
        return Program.run(folder, command, environment);
    }

    private Map<String, String> environment() {
        return Map.of(
                "AWS_ACCESS_KEY_ID",
                USER,
                "AWS_SECRET_ACCESS_KEY",
                PASSWORD,
                "AWS_ENDPOINT_URL_S3",
                endpoint,
                "AWS_REGION",
                "us-east-1",
                "LABELWRIGHT_JAVA_OPTS",
                "-Djavax.net.ssl.trustStore=" + keys.resolve("server.p12")
                        + " -Djavax.net.ssl.trustStorePassword=changeit");
    }

    private void workflow(String from, String to) throws IOException {
        Files.writeString(folder.resolve("flow.yaml"), """
                workflow: remote
                labels: {task: classification, classes: [ham, spam]}
                stages:
                  - id: answers
                    uses: import/csv
                    with: {path: "%s", annotations: {}}
                  - id: agreed
                    uses: consensus/majority-vote
                  - id: out
                    uses: export/csv
                    with: {table: labels, path: "%s"}
                """.formatted(from, to));
    }

    private String page() {
        return "https://localhost:" + web.getAddress().getPort() + "/answers.csv";
    }

    private String[] allowed(String command) {
        return new String[] {
            command, "flow.yaml", "--json", "--allow-host", "localhost", "--allow-host", "s3://" + BUCKET
        };
    }

    @Test
    void fromAWebServerIntoABucketAndBack() throws Exception {
        answers = ANSWERS;
        workflow(page(), "s3://" + BUCKET + "/out/labels.csv");

        var first = run(
                environment(),
                Stream.concat(Stream.of(allowed("run")), Stream.of("--lineage", "events.jsonl"))
                        .toArray(String[]::new));
        assertThat(first.code()).as(first.toString()).isZero();
        assertThat(Files.readString(folder.resolve("events.jsonl")))
                .contains(
                        "\"namespace\":\"" + page().replace("/answers.csv", "") + "\",\"name\":\"answers.csv\"",
                        "\"namespace\":\"s3://" + BUCKET + "\",\"name\":\"out/labels.csv\"");
        assertThat(first.out())
                .contains("\"path\":\"s3://" + BUCKET + "/out/labels.csv\"", "\"rows\":2", "\"status\":\"done\"");

        var second = run(environment(), allowed("run"));
        assertThat(second.code()).as(second.toString()).isZero();
        assertThat(second.out()).doesNotContain("\"status\":\"ran\"").contains("\"status\":\"cached\"");

        answers = ANSWERS + "2,cid,ham\n3,cid,ham\n";
        var third = run(environment(), allowed("run"));
        assertThat(third.out()).contains("input " + page() + " changed", "\"rows\":3");

        workflow("s3://" + BUCKET + "/out/labels.csv", "back.csv");
        Files.writeString(
                folder.resolve("flow.yaml"),
                Files.readString(folder.resolve("flow.yaml"))
                        .replace("annotations: {}", "annotations: {annotator: source}"));
        var back = run(environment(), allowed("run"));
        assertThat(back.code()).as(back.toString()).isZero();
        assertThat(Files.readAllLines(folder.resolve("back.csv")))
                .hasSize(4)
                .anyMatch(line -> line.startsWith("1,ham,"));
        assertNowhere(PASSWORD);
    }

    /** Puts an object into the bucket; no text takes it away. */
    private static void put(String key, String text) throws IOException {
        put(key, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void put(String key, byte[] bytes) throws IOException {
        var base64 = Base64.getEncoder();
        String line = BUCKET + " " + base64.encodeToString(key.getBytes(StandardCharsets.UTF_8)) + " "
                + base64.encodeToString(bytes);
        store.getOutputStream().write((line.strip() + "\n").getBytes(StandardCharsets.US_ASCII));
        store.getOutputStream().flush();
        assertThat(storeSays.readLine()).isEqualTo(key);
    }

    @Test
    void aFolderOfABucketIsReadAsOneOfThisMachine() throws Exception {
        Map<String, String> files = new TreeMap<>(Map.of(
                "cats 1.txt", "Cats sleep.",
                "cats 1.ann", "T1\tham 0 4\tCats\n",
                "deep/dogs.txt", "Dogs bark.",
                "deep/dogs.ann", "T1\tspam 0 4\tDogs\n"));
        for (var file : files.entrySet()) {
            put("texts/" + file.getKey(), file.getValue());
        }
        put("texts/.hidden.txt", "hidden");
        put("texts-beside/other.txt", "not of the folder");
        String flow = """
                workflow: folder
                labels: {task: spans, classes: [ham, spam]}
                stages:
                  - id: texts
                    uses: import/brat
                    with: {path: "%s"}
                  - id: out
                    uses: export/csv
                    with: {table: labels, path: labels.csv, columns: [item, label]}
                """;
        Files.writeString(folder.resolve("flow.yaml"), flow.formatted("s3://" + BUCKET + "/texts/"));
        var first = run(environment(), allowed("run"));
        assertThat(first.code()).as(first.toString()).isZero();
        List<String> labels = Files.readAllLines(folder.resolve("labels.csv"));
        assertThat(labels)
                .hasSize(3)
                .anyMatch(line -> line.startsWith("deep/dogs,"))
                .anyMatch(line -> line.contains("ham"));

        assertThat(run(environment(), allowed("run")).out()).doesNotContain("\"status\":\"ran\"");
        for (var file : files.entrySet()) {
            Path local = folder.resolve("copy").resolve(file.getKey());
            Files.createDirectories(local.getParent());
            Files.writeString(local, file.getValue());
        }
        Files.writeString(folder.resolve("flow.yaml"), flow.formatted("copy"));
        assertThat(run(environment(), allowed("run")).out())
                .as("the same files, wherever they lie")
                .doesNotContain("\"status\":\"ran\"");

        Files.writeString(folder.resolve("flow.yaml"), flow.formatted("s3://" + BUCKET + "/texts/"));
        put("texts/cats 1.ann", "T1\tspam 0 4\tCats\n");
        put("texts/deep/dogs.ann", "");
        put("texts/deep/dogs.txt", "");
        var changed = run(environment(), allowed("run"));
        assertThat(changed.out()).contains("input s3://" + BUCKET + "/texts/ changed");
        assertThat(Files.readAllLines(folder.resolve("labels.csv"))).hasSize(2).allMatch(line -> !line.contains("ham"));

        Files.writeString(folder.resolve("flow.yaml"), flow.formatted("s3://" + BUCKET + "/nothing/"));
        var nothing = run(environment(), allowed("run"));
        assertThat(nothing.code()).as(nothing.toString()).isEqualTo(1);
        assertThat(nothing.err()).contains("LBL-4007", "s3://" + BUCKET + "/nothing/ holds no file");

        Files.writeString(
                folder.resolve("flow.yaml"),
                flow.formatted("s3://" + BUCKET + "/texts/")
                        .replace("path: labels.csv", "path: \"s3://" + BUCKET + "/texts/labels.csv\""));
        var within = run(environment(), "validate", "flow.yaml", "--allow-host", "s3://" + BUCKET);
        assertThat(within.code()).isEqualTo(2);
        assertThat(within.err())
                .contains("would write s3://" + BUCKET + "/texts/labels.csv, which stage 'texts' reads");
    }

    @Test
    void picturesAndTheirModelLieInABucket() throws Exception {
        Path example = Documentation.ROOT.resolve("docs/examples/pictures");
        Path local = folder.resolve("local");
        Files.createDirectories(local.resolve("pictures"));
        try (Stream<Path> pictures = Files.list(example.resolve("pictures"))) {
            for (Path picture : pictures.toList()) {
                Path copy = Files.copy(picture, local.resolve("pictures").resolve(picture.getFileName()));
                put("pictures/" + picture.getFileName(), Files.readAllBytes(copy));
            }
        }
        Path model = Files.copy(example.resolve("stripes.onnx"), local.resolve("stripes.onnx"));
        put("models/stripes.onnx", Files.readAllBytes(model));
        Files.copy(example.resolve("pictures.csv"), folder.resolve("pictures.csv"));
        String here = Files.readString(example.resolve("workflow.yaml"));
        String there = here.replace(
                "{model: stripes.onnx, images: pictures}",
                "{model: \"s3://" + BUCKET + "/models/stripes.onnx\", images: \"s3://" + BUCKET + "/pictures/\"}");
        assertThat(there).isNotEqualTo(here);
        Files.writeString(folder.resolve("flow.yaml"), there);
        var remote = run(environment(), allowed("run"));
        assertThat(remote.code()).as(remote.toString()).isZero();
        String labels = Files.readString(folder.resolve("out/labels.csv"));
        assertThat(labels).contains("across", "down", "checks");

        Files.copy(example.resolve("pictures.csv"), local.resolve("pictures.csv"));
        Files.writeString(local.resolve("flow.yaml"), here);
        Path own = folder;
        folder = local;
        var ran = run(environment(), allowed("run"));
        folder = own;
        assertThat(ran.code()).as(ran.toString()).isZero();
        assertThat(Files.readString(local.resolve("out/labels.csv"))).isEqualTo(labels);

        put("pictures/01.png", "<html>moved</html>");
        var damaged = run(environment(), allowed("run"));
        assertThat(damaged.code()).as(damaged.toString()).isZero();
        assertThat(damaged.err()).contains("picture '01.png': the file is neither PNG nor JPEG");
    }

    /** With the servers of this test in place of those of the page. */
    @Test
    void thePageAboutItIsTrue() throws Exception {
        answers = ANSWERS;
        Documentation.Block shown = Documentation.pages().stream()
                .filter(page -> page.file().endsWith("remote-files.md"))
                .flatMap(page -> page.blocks().stream())
                .filter(block -> block.language().equals("yaml"))
                .findFirst()
                .orElseThrow();
        assertThat(shown.text()).contains("https://data.example.org/crowd/answers.csv.gz", "s3://my-labels/");
        String stages = shown.text()
                .replace("https://data.example.org/crowd/answers.csv.gz", page())
                .replace("s3://my-labels/", "s3://" + BUCKET + "/");
        Files.writeString(
                folder.resolve("flow.yaml"),
                "workflow: page\nlabels: {task: classification, classes: [ham, spam]}\nstages:\n" + stages.indent(2));
        var environment = new HashMap<>(environment());
        environment.put("LABELWRIGHT_SECRET_DATA", "token-of-the-page");
        var ran = run(environment, allowed("run"));
        assertThat(ran.code()).as(ran.toString()).isZero();
        assertThat(ran.out()).contains("\"path\":\"s3://" + BUCKET + "/spam/labels.csv\"");
        assertNowhere("token-of-the-page");
    }

    @Test
    void anExportThatSomebodyChangedIsWrittenAgain() throws Exception {
        answers = ANSWERS;
        String other = "s3://" + BUCKET + "/changed/labels.csv";
        workflow(page(), other);
        assertThat(run(environment(), allowed("run")).code()).isZero();

        // Another workflow, with another store, writes there.
        Path own = folder;
        folder = Files.createDirectories(own.resolve("somebody"));
        answers = ANSWERS.replace("spam", "ham");
        workflow(page(), other);
        assertThat(run(environment(), allowed("run")).code()).isZero();
        folder = own;
        answers = ANSWERS;

        var again = run(environment(), allowed("run"));
        assertThat(again.code()).as(again.toString()).isZero();
        assertThat(again.out()).contains(other + " was changed since it was written");
    }

    @Test
    void whoMayNotIsToldWhatToDo() throws Exception {
        answers = ANSWERS;
        workflow(page(), "s3://" + BUCKET + "/denied/labels.csv");
        var environment = new HashMap<>(environment());
        environment.put("AWS_SECRET_ACCESS_KEY", "another-secret-of-somebody");
        var denied = run(environment, allowed("run"));
        assertThat(denied.code()).as(denied.toString()).isEqualTo(1);
        assertThat(denied.err()).contains("LBL-4007", "403").doesNotContain("another-secret-of-somebody");

        environment.remove("LABELWRIGHT_JAVA_OPTS");
        var untrusted = run(environment, allowed("run"));
        assertThat(untrusted.code()).as(untrusted.toString()).isEqualTo(1);
        assertThat(untrusted.err()).contains("could not be reached safely", "trustStore");
    }

    @Test
    void whatNobodyAllowedIsNotReached() throws Exception {
        workflow("s3://" + BUCKET + "/answers.csv", "labels.csv");
        var refused = run(environment(), "validate", "flow.yaml", "--allow-host", BUCKET);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("LBL-1025", "--allow-host s3://" + BUCKET);

        workflow("https://data.example.org/answers.csv", "https://data.example.org/labels.csv");
        var written = run(environment(), "validate", "flow.yaml", "--allow-host", "*");
        assertThat(written.code()).isEqualTo(2);
        assertThat(written.err()).contains("LBL-1012", "files can't be written to https://");
    }

    private void assertNowhere(String secret) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    assertThat(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1))
                            .as(file.toString())
                            .doesNotContain(secret);
                }
            }
        }
    }
}
