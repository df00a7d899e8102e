package io.labelwright.dist;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pages on models on servers are true: their stages run with servers of this test in place of those of the page.
 */
@Tag("servers")
class ModelServersIT {

    private static final String SECRET = "key-of-the-page";
    private static final Pattern CODE = Pattern.compile("- ([A-Z]{3}) means: (\\w+)");
    private static final Pattern ITEM = Pattern.compile("<item \\w+>\\\\n((?:(?!<).)*)\\\\n</item");
    private static final Pattern TEXT = Pattern.compile("\"text\":\"([^\"]*)\"");
    private static final Pattern DATA = Pattern.compile("\"data\":\\[([^\\]]*)\\]");

    @TempDir
    private Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
        Files.writeString(
                folder.resolve("messages.csv"),
                "id,text,known\n1,see you at noon,ham\n2,you won a prize,spam\n3,a prize for you,\n4,bring bread,\n");
        Files.writeString(folder.resolve("model-labels.txt"), "junk\nham\n");
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** Answers to a path by what is sent. */
    private void answer(String path, UnaryOperator<String> answer) {
        server.createContext(path, exchange -> {
            try (exchange) {
                String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
                asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + key(exchange));
                byte[] bytes = answer.apply(body).getBytes(UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
    }

    private static String key(HttpExchange exchange) {
        return String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Runs the stages of a page. */
    private void run(String page, String url, String own, Map<String, String> environment) throws Exception {
        Documentation.Block shown = Documentation.pages().stream()
                .filter(known -> known.file().endsWith(page))
                .flatMap(known -> known.blocks().stream())
                .filter(block -> block.language().equals("yaml"))
                .findFirst()
                .orElseThrow();
        assertThat(shown.text()).contains(url);
        Files.writeString(
                folder.resolve("flow.yaml"),
                "workflow: page\nlabels: {task: classification, classes: [ham, spam]}\nstages:\n"
                        + shown.text().replace(url, own).indent(2));
        var ran = labelwright(environment, "run");
        assertThat(ran.code()).as(ran.toString()).isZero();
        assertThat(Files.readAllLines(folder.resolve("labels.csv")).stream()
                        .skip(1)
                        .map(line -> line.split(",", -1)[1]))
                .as(ran.toString())
                .containsExactly("ham", "spam", "spam", "ham");
        int calls = asked.size();
        var again = labelwright(environment, "run");
        assertThat(again.out()).contains("\"cached\"").doesNotContain("\"ran\"");
        assertThat(asked).hasSize(calls);
    }

    private Program.Ended labelwright(Map<String, String> environment, String command) throws Exception {
        var arguments = new ArrayList<>(
                List.of(Program.DISTRIBUTION.resolve("bin/labelwright").toString(), command, "flow.yaml", "--json"));
        arguments.addAll(List.of("--allow-host", host()));
        return Program.run(folder, arguments, environment);
    }

    @Test
    void aLanguageModel() throws Exception {
        answer("/v1/chat/completions", ModelServersIT::completion);

        run(
                "ask-a-language-model.md",
                "https://api.openai.com",
                "http://" + host(),
                Map.of("LABELWRIGHT_SECRET_OPENAI", SECRET));

        assertThat(asked).hasSize(4).containsOnly("POST /v1/chat/completions Bearer " + SECRET);
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(SECRET);
            }
        }
    }

    private static String completion(String request) {
        String item = last(ITEM, request);
        String wanted = item.contains("prize") ? "spam" : "ham";
        String label = CODE.matcher(request)
                .results()
                .filter(code -> code.group(2).equals(wanted))
                .map(code -> code.group(1))
                .findFirst()
                .orElseThrow();
        // The tokens: {"label":" and the label's three letters and "}.
        return """
                {"model": "m-1", "choices": [{"finish_reason": "stop",
                  "message": {"role": "assistant", "content": "{\\"label\\":\\"%1$s\\"}"},
                  "logprobs": {"content": [{"token": "{\\"label\\":\\"", "logprob": 0},
                    {"token": "%1$s", "logprob": -0.1, "top_logprobs": [{"token": "%1$s", "logprob": -0.1}]},
                    {"token": "\\"}", "logprob": 0}]}}],
                 "usage": {"prompt_tokens": 200, "completion_tokens": 6}}
                """.formatted(label);
    }

    /** Of the questions that were on their way when the process died nobody knows what became. */
    @Test
    void whatWasAnsweredBeforeAKillIsNotPaidForAgain() throws Exception {
        int items = 60;
        int concurrency = 3;
        var texts = new StringBuilder("id,text\n");
        for (int i = 0; i < items; i++) {
            texts.append(i)
                    .append(",")
                    .append(i % 3 == 0 ? "prize " : "bread ")
                    .append(i)
                    .append('\n');
        }
        Files.writeString(folder.resolve("many.csv"), texts);
        Files.writeString(folder.resolve("flow.yaml"), """
                workflow: killed
                labels: {task: classification, classes: [ham, spam]}
                stages:
                  - id: messages
                    uses: import/csv
                    with: {path: many.csv, items: {id: id, text: text}}
                  - id: model
                    uses: prelabel/llm
                    with: {url: "http://%s/v1", model: m, concurrency: %d}
                  - id: out
                    uses: export/csv
                    with: {table: annotations, path: answers.csv, columns: [item, label]}
                """.formatted(host(), concurrency));
        var questions = new CopyOnWriteArrayList<String>();
        answer("/v1/chat/completions", body -> {
            questions.add(last(ITEM, body));
            pause();
            return completion(body);
        });
        for (int kill = 1; kill <= 3; kill++) {
            killAfter(questions, kill * items / 4);
        }
        int before = questions.size();
        assertThat(before).isLessThan(items + 3 * concurrency);

        var ran = labelwright(Map.of(), "run");

        assertThat(ran.code()).as(ran.toString()).isZero();
        assertThat(Files.readAllLines(folder.resolve("answers.csv"))).hasSize(items + 1);
        assertThat(new HashSet<>(questions)).hasSize(items);
        // An answer is on the disk some milliseconds after it came; each kill may meet one round of calls in that time.
        assertThat(questions.size() - items).isLessThanOrEqualTo(3 * 2 * concurrency);
    }

    private void killAfter(List<String> questions, int count) throws Exception {
        var builder = new ProcessBuilder(
                        Program.DISTRIBUTION.resolve("bin/labelwright").toString(),
                        "run",
                        "flow.yaml",
                        "--allow-host",
                        host())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("killed.txt").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        while (questions.size() < count && process.isAlive()) {
            Thread.sleep(5);
        }
        assertThat(process.isAlive())
                .as(Files.readString(folder.resolve("killed.txt")))
                .isTrue();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
    }

    private static void pause() {
        try {
            Thread.sleep(40);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String last(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        String last = "";
        while (matcher.find()) {
            last = matcher.group(1);
        }
        return last;
    }

    @Test
    void anInferenceServer() throws Exception {
        answer("/v2/health/ready", body -> "{\"ready\": true}");
        answer("/v2/models/sentiment", body -> body.isEmpty() ? """
                {"name": "sentiment", "platform": "test",
                 "inputs": [{"name": "text", "datatype": "BYTES", "shape": [-1]}],
                 "outputs": [{"name": "logits", "datatype": "FP32", "shape": [-1, 2]}]}
                """ : inferred(body));

        run("call-an-inference-server.md", "http://127.0.0.1:8080", "http://" + host(), Map.of());

        assertThat(asked)
                .containsExactly(
                        "GET /v2/health/ready null",
                        "GET /v2/models/sentiment null",
                        "POST /v2/models/sentiment/infer null");
    }

    /** A logit for junk and one for ham. */
    private static String inferred(String request) {
        String[] texts = last(DATA, request).split(",", -1);
        var data = new StringBuilder();
        for (String text : texts) {
            data.append(data.isEmpty() ? "" : ", ").append(text.contains("prize") ? "2.5, -1" : "-1, 2.5");
        }
        return """
                {"model_name": "sentiment", "outputs": [{"name": "logits", "datatype": "FP32", "shape": [%d, 2],
                 "data": [%s]}]}
                """.formatted(texts.length, data);
    }

    @Test
    void aBackendOfLabelStudio() throws Exception {
        answer("/health", body -> "{\"status\": \"UP\"}");
        answer("/setup", body -> "{\"model_version\": \"1\"}");
        answer("/predict", ModelServersIT::predicted);

        run("call-a-label-studio-backend.md", "http://127.0.0.1:9090", "http://" + host(), Map.of());

        assertThat(asked).containsExactly("GET /health null", "POST /setup null", "POST /predict null");
    }

    private static String predicted(String request) {
        var results = new StringBuilder();
        Matcher text = TEXT.matcher(request);
        while (text.find()) {
            results.append(results.isEmpty() ? "" : ", ")
                    .append("{\"score\": 0.9, \"result\": [{\"from_name\": \"label\", \"to_name\": \"item\","
                            + " \"type\": \"choices\", \"value\": {\"choices\": [\"")
                    .append(text.group(1).contains("prize") ? "Junk" : "ham")
                    .append("\"]}}]}");
        }
        return "{\"results\": [" + results + "]}";
    }
}
