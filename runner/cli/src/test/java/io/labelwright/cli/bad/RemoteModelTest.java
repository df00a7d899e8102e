package io.labelwright.cli.bad;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models on a server, a good one and bad ones, as a person meets them. */
class RemoteModelTest {

    private static final String SECRET = "hunter2-is-no-key";
    private static final Pattern CODE = Pattern.compile("- ([A-Z]{3}) means: (\\w+)");

    @TempDir
    private Path folder;

    private final WebServer server = new WebServer();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        server.close();
    }

    private Scenario flow(String more) {
        return Scenario.in(folder)
                .file("texts.csv", "id,text\n1,see you at noon\n2,you won a prize\n3,bring bread\n")
                .file("secrets/MODEL", SECRET)
                .workflow("ham, spam", """
                        - id: texts
                          uses: import/csv
                          with: {path: texts.csv, items: {id: id, text: text}}
                        - id: model
                          uses: prelabel/llm
                          with: {url: "%s", api_key: "${secret.MODEL}", model: m, confidence: none, attempts: 1%s}
                        - id: agreed
                          uses: consensus/majority-vote
                        - id: out
                          uses: export/csv
                          with: {table: labels, path: out/labels.csv}
                        """.formatted(server.at("/v1"), more));
    }

    private Outcome run(Scenario flow, String... more) {
        return flow.run(allowed(more));
    }

    private String[] allowed(String... more) {
        return Stream.concat(
                        Stream.of(
                                "--allow-host",
                                server.host(),
                                "--secrets",
                                folder.resolve("secrets").toString()),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    /** Knows spam by a word. */
    private void answers() {
        server.answer("/v1/chat/completions", this::answer);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        asked.add(body);
        String wanted = body.contains("prize") ? "spam" : "ham";
        Matcher code = CODE.matcher(body);
        String label = "";
        while (code.find()) {
            label = code.group(2).equals(wanted) ? code.group(1) : label;
        }
        byte[] answer = ("{\"model\": \"m-2\", \"choices\": [{\"message\": {\"content\": \"{\\\"label\\\": \\\"" + label
                        + "\\\"}\"}, \"finish_reason\": \"stop\"}], \"usage\": {\"prompt_tokens\": 10,"
                        + " \"completion_tokens\": 5}}")
                .getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
    }

    private void assertNowhere(String secret) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.startsWith(folder.resolve("secrets"))) {
                    assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
                            .as(file.toString())
                            .doesNotContain(secret);
                }
            }
        }
    }

    @Test
    void itemsAreLabelledOnceAndTheSecretIsNowhere() throws IOException {
        answers();
        Scenario flow = flow("");
        Outcome first = run(flow).done();

        assertThat(first.labels()).containsExactly("1,ham,labelled", "2,spam,labelled", "3,ham,labelled");
        assertThat(first.out() + first.err()).doesNotContain(SECRET);
        assertNowhere(SECRET);
        assertThat(run(flow).done().status("model")).isEqualTo("cached");
        assertThat(asked).hasSize(3);
    }

    @Test
    void nobodyIsReachedWhomTheOperatorDoesNotAllow() {
        answers();
        flow("").run("--secrets", folder.resolve("secrets").toString())
                .invalid("LBL-1025", "the workflow may not reach " + server.at("/v1"), "--allow-host 127.0.0.1");
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "file:///etc/passwd, expected the address of a server",
        "models.example.org, expected the address of a server",
        "http://169.254.169.254/latest, the workflow may not reach",
        "http://2130706433/v1, neither a plain name nor a plain number",
        "http://[::ffff:127.0.0.1]/v1, the workflow may not reach",
        "https://models.example.org/v1?key=hunter2, holds a secret",
        "https://ann:hunter2@models.example.org/v1, holds a user or password",
    })
    void addressesThatAreNoneAreRefused(String url, String says) {
        Outcome outcome = Scenario.in(folder)
                .file("texts.csv", "id,text\n1,a\n")
                .workflow("ham, spam", """
                        - id: texts
                          uses: import/csv
                          with: {path: texts.csv, items: {id: id, text: text}}
                        - id: model
                          uses: prelabel/llm
                          with: {url: "%s", model: m}
                        """.formatted(url))
                .run();
        outcome.invalid(says);
        assertThat(outcome.out() + outcome.err()).doesNotContain("hunter2");
    }

    @Test
    void planSaysWhatItWillTakeAndAsksNobody() {
        answers();
        Scenario flow = flow(", prices: {prompt: 1000, answer: 1000}");
        assertThat(flow.plan(allowed()).out()).contains("first run, after 'texts'");
        server.answer("/v1/chat/completions", WebServer.status(500));
        run(flow).failed("model", "LBL-4007", "3 of 3 questions without an answer: it answers 500");

        answers();
        int before = server.requests().size();
        assertThat(flow.plan(allowed()).out())
                .contains("asks the model 'm' at " + server.at("/v1") + " about 3 items: 3 calls, about ", " in money");
        assertThat(server.requests()).hasSize(before);
    }

    @Test
    void aRunThatWasCutShortPaysForTheRestOnly() {
        answers();
        Scenario flow = flow(", budget: {calls: 2}");
        run(flow)
                .failed(
                        "model",
                        "LBL-4008",
                        "the budget of 2 calls does for 2 of 3 questions, which took 2 calls, 30 tokens");
        assertThat(asked).hasSize(2);

        assertThat(run(flow(", budget: {calls: 3}")).done().labels())
                .containsExactly("1,ham,labelled", "2,spam,labelled", "3,ham,labelled");
        assertThat(asked).hasSize(3);
    }

    @Test
    void newItemsAloneAreAskedAbout() {
        answers();
        run(flow("")).done();
        Scenario more = flow("").file("texts.csv", "id,text\n0,another prize\n1,see you at noon\n2,you won a prize\n");

        assertThat(run(more).done().labels()).containsExactly("0,spam,labelled", "1,ham,labelled", "2,spam,labelled");
        assertThat(asked).hasSize(4);
    }

    @Test
    void theModelIsToldTheGuidelines() {
        answers();
        Scenario flow = Scenario.in(folder)
                .file("texts.csv", "id,text\n1,a\n")
                .file("guide.md", "Prizes are spam.\n")
                .workflow("""
                        workflow: guided
                        labels: {task: classification, classes: [ham, {name: spam, description: unwanted}], guidelines: guide.md}
                        stages:
                          - id: texts
                            uses: import/csv
                            with: {path: texts.csv, items: {id: id, text: text}}
                          - id: model
                            uses: prelabel/llm
                            with: {url: "%s", model: m, confidence: none}
                        """.formatted(server.at("/v1")));
        run(flow).done();
        assertThat(asked.get(0)).contains("Guidelines:\\nPrizes are spam.", "means: spam. unwanted");

        flow.file("guide.md", "Prizes are ham.\n");
        assertThat(run(flow).done().stage("model").path("reason").asString()).contains("guidelines");
        assertThat(asked.get(1)).contains("Prizes are ham.");
    }

    @Test
    void aLabelOfAPersonStays() {
        answers();
        Outcome outcome = run(Scenario.in(folder)
                .file("texts.csv", "id,text,known\n1,see you,spam\n2,you won a prize,\n")
                .workflow("ham, spam", """
                        - id: texts
                          uses: import/csv
                          with: {path: texts.csv, items: {id: id, text: text}, labels: {item: id, label: known}}
                        - id: model
                          uses: prelabel/llm
                          with: {url: "%s", model: m, confidence: none}
                        - id: agreed
                          uses: consensus/majority-vote
                        - id: out
                          uses: export/csv
                          with: {table: labels, path: out/labels.csv}
                        """.formatted(server.at("/v1"))));

        assertThat(outcome.done().labels()).containsExactly("1,spam,labelled", "2,spam,labelled");
    }

    @ParameterizedTest
    @CsvSource({
        "prelabel/open-inference, /v2/health/ready, 'model: m', the model 'm' at",
        "prelabel/label-studio-ml, /health, 'project: p', the backend at",
    })
    void whoIsNotThereIsNamed(String strategy, String path, String more, String says) {
        server.answer(path, WebServer.redirect("https://elsewhere.example.org/login"));
        run(Scenario.in(folder).file("texts.csv", "id,text\n1,a\n").workflow("ham, spam", """
                                - id: texts
                                  uses: import/csv
                                  with: {path: texts.csv, items: {id: id, text: text}}
                                - id: model
                                  uses: %s
                                  with: {url: "%s", %s}
                                """.formatted(
                                strategy, server.at(""), more)))
                .failed("model", "LBL-4007", says, "a redirect to https://elsewhere.example.org/login");
        assertThat(server.requests()).containsExactly("GET " + path);
    }
}
