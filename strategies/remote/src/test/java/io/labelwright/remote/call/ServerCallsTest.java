package io.labelwright.remote.call;

import static io.labelwright.remote.call.ScriptedServer.json;
import static io.labelwright.remote.call.ScriptedServer.status;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.labelwright.remote.call.ScriptedServer.Answer;
import io.labelwright.remote.call.ScriptedServer.Script;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ServerCallsTest {

    private static final String SECRET = "hunter2-is-no-key";
    private static final byte[] QUESTION = "{\"a\":1}".getBytes(UTF_8);
    /** No test waits long. */
    static final Patience SHORT = new Patience(Duration.ofMillis(2), Duration.ofMillis(10), Duration.ofSeconds(2));

    private final ScriptedServer server = new ScriptedServer((request, number) -> json("{}"));

    @AfterEach
    void stop() {
        server.close();
    }

    private ServerCalls calls(String url, int attempts, int seconds) {
        return new ServerCalls(new ServerOptions(url, SECRET, 4, seconds, attempts, null, null), 7, SHORT);
    }

    private byte[] ask(Script script) throws CallFailure {
        server.script(script);
        return calls(server.url(), 3, 1).post("/it", QUESTION);
    }

    private CallFailure failure(Script script) {
        CallFailure failure = catchThrowableOfType(CallFailure.class, () -> ask(script));
        assertThat(failure).hasMessageNotContaining(SECRET);
        return failure;
    }

    @Test
    void anAnswerIsBroughtAsItIs() throws CallFailure {
        assertThat(new String(ask((request, number) -> json("{\"x\": 2}")), UTF_8))
                .isEqualTo("{\"x\": 2}");

        ScriptedServer.Asked asked = server.asked().get(0);
        assertThat(asked.method() + " " + asked.path() + " " + asked.text()).isEqualTo("POST /it {\"a\":1}");
        assertThat(asked.headers())
                .containsEntry("authorization", "Bearer " + SECRET)
                .containsEntry("content-type", "application/json")
                .doesNotContainKey("upgrade");
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504, 529})
    void whatMayPassIsTriedAgain(int status) throws CallFailure {
        byte[] answer = ask((request, number) -> number < 2 ? status(status, "text/plain", "no") : json("[1]"));

        assertThat(new String(answer, UTF_8)).isEqualTo("[1]");
        assertThat(server.asked()).hasSize(3);
    }

    @Test
    void aBrokenConnectionIsTriedAgain() throws CallFailure {
        ask((request, number) -> number == 0 ? ScriptedServer.reset() : json("{}"));
        assertThat(server.asked().size()).isGreaterThan(1);
    }

    @Test
    void aBodyThatBreaksOffIsTriedAgain() throws CallFailure {
        byte[] answer = ask((request, number) -> number == 0 ? ScriptedServer.brokenOff("{") : json("{}"));
        assertThat(new String(answer, UTF_8)).isEqualTo("{}");
    }

    @Test
    void anAnswerThatCanNotBeReadIsTriedAgain() throws CallFailure {
        server.script((request, number) -> json(number < 2 ? "{\"a\": [1, 2" : "{\"a\": 3}"));

        assertThat((int) calls(server.url(), 3, 1)
                        .post("/it", QUESTION, body -> Json.read(body).path("a").asInt()))
                .isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"a\": 1, \"a\": 2}', a key comes twice",
        "'{\"a\": 1} or so', something else than JSON",
        "'', no answer",
    })
    void whatCanNeverBeReadFails(String body, String why) {
        server.script((request, number) -> json(body));

        CallFailure failure = catchThrowableOfType(
                CallFailure.class,
                () -> calls(server.url(), 2, 1).post("/it", QUESTION, answer -> {
                    if (Json.read(answer).isMissingNode()) {
                        throw Json.unreadable("no answer");
                    }
                    return answer;
                }));
        assertThat(failure).hasMessageContaining(why);
        assertThat(server.asked()).hasSize(2);
    }

    @Test
    void theServerIsLeftAloneAsLongAsItAsks() throws CallFailure {
        long start = System.nanoTime();
        ask((request, number) -> number == 0 ? status(429, "text/plain", "", "Retry-After: 1") : json("{}"));

        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(TimeUnit.SECONDS.toNanos(1));
    }

    @Test
    void aServerThatWantsToBeLeftAloneForLongIsNotWaitedFor() {
        CallFailure failure = failure((request, number) -> status(503, "text/plain", "", "Retry-After: 3600"));

        assertThat(failure.ofStage("")).hasMessageContaining("it asks to be left alone for 3600 s");
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void anAnswerThatTricklesInIsGivenUp() {
        CallFailure failure = failure((request, number) -> ScriptedServer.drip(20));

        assertThat(failure.kind()).isEqualTo(CallFailure.Kind.PASSING);
        assertThat(failure).hasMessageContaining("no whole answer came within 1 s");
        assertThat(server.asked()).hasSize(3);
    }

    @Test
    void anAnswerWithoutEndIsNotTaken() {
        CallFailure failure = failure((request, number) -> ScriptedServer.endless());

        assertThat(failure.kind()).isEqualTo(CallFailure.Kind.SERVER);
        assertThat(failure).hasMessageContaining("longer than 16 MiB");
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void aWebPageIsNoAnswer() {
        CallFailure failure =
                failure((request, number) -> status(200, "text/html; charset=utf-8", "<html>Log in as admin</html>"));

        assertThat(failure.kind()).isEqualTo(CallFailure.Kind.SERVER);
        assertThat(failure).hasMessageContaining("web page").hasMessageNotContaining("admin");
        assertThat(server.asked()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectIsNotFollowedAndTheKeyStaysHere(int status) {
        try (var other = new ScriptedServer((request, number) -> json("{}"))) {
            CallFailure failure = failure((request, number) ->
                    status(status, "text/plain", "", "Location: " + other.url() + "/there?key=whatever"));

            assertThat(failure.kind()).isEqualTo(CallFailure.Kind.SERVER);
            assertThat(failure)
                    .hasMessageContaining("a redirect to " + other.url() + "/there")
                    .hasMessageNotContaining("whatever");
            assertThat(other.asked()).isEmpty();
            assertThat(server.asked()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "401, SERVER, who are you",
        "403, SERVER, forbidden",
        "404, SERVER, not found",
        "400, REQUEST, bad request",
        "413, REQUEST, too long",
        "422, REQUEST, not as it wants it",
        "418, SERVER, 418",
    })
    void whatWillNotPassIsNotTriedAgain(int status, CallFailure.Kind kind, String words) {
        Answer answer = status(status, "application/json", "{\"error\": \"somebody's secret\"}");
        CallFailure failure = failure((request, number) -> answer);

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure).hasMessageContaining(words).hasMessageNotContaining("somebody");
        assertThat(server.asked()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "context_length_exceeded, context_length_exceeded",
        "hunter2-is-a-key, bad request)",
        "'<script>', bad request)",
    })
    void theCodeOfAnErrorIsShownWhereItIsAWord(String code, String end) {
        CallFailure failure = failure((request, number) ->
                status(400, "application/json", "{\"error\": {\"code\": \"" + code + "\", \"message\": \"no\"}}"));
        assertThat(failure.reason()).endsWith(end);
    }

    @Test
    void aServerWithoutTlsIsNotReachedByIt() {
        CallFailure failure = catchThrowableOfType(
                CallFailure.class,
                () -> calls(server.url().replace("http:", "https:"), 3, 5).post("/it", QUESTION));
        assertThat(failure.kind()).isEqualTo(CallFailure.Kind.SERVER);
        assertThat(failure).hasMessageContaining("could not be reached safely");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void aServerThatAlwaysFailsIsLeftAlone() {
        server.script((request, number) -> status(500, "text/plain", ""));
        ServerCalls calls = calls(server.url(), 3, 1);
        CallFailure failure = null;
        for (int call = 0; call < 20; call++) {
            failure = catchThrowableOfType(CallFailure.class, () -> calls.post("/it", QUESTION));
        }

        assertThat(failure).hasMessageMatching(".*failed 20 times in a row, the last time so: .*500.*");
        assertThat(failure.kind()).isEqualTo(CallFailure.Kind.SERVER);
        assertThat(server.asked()).hasSize(20);
    }

    @Test
    void whoeverSaysTooManyRequestsIsNotDown() {
        server.script((request, number) -> status(429, "text/plain", ""));
        ServerCalls calls = calls(server.url(), 3, 1);
        for (int call = 0; call < 20; call++) {
            assertThat(catchThrowableOfType(CallFailure.class, () -> calls.post("/it", QUESTION)))
                    .hasMessageContaining("429");
        }
        assertThat(server.asked()).hasSize(60);
    }

    @Test
    void aServerThatIsNotThereIsNamed() throws IOException {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        CallFailure failure = catchThrowableOfType(
                CallFailure.class, () -> calls("http://127.0.0.1:" + port, 2, 1).post("/it", QUESTION));
        assertThat(failure).hasMessageContaining("could not be reached");
    }

    @Test
    void noMoreCallsThanTheRateAllows() throws CallFailure {
        var calls = new ServerCalls(new ServerOptions(server.url(), null, 4, 5, 1, 600, null), 7, SHORT);
        long start = System.nanoTime();
        for (int call = 0; call < 6; call++) {
            calls.post("/it", QUESTION);
        }
        // One in a tenth of a second; the first may come at once.
        assertThat(System.nanoTime() - start).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(400));
    }

    @Test
    void aKeyWithALineBreakIsRefusedWithoutBeingShown() {
        var calls = new ServerCalls(new ServerOptions(server.url(), SECRET + "\nX: y", 4, 5, 1, null, null), 7, SHORT);
        CallFailure failure = catchThrowableOfType(CallFailure.class, () -> calls.post("/it", QUESTION));
        assertThat(failure)
                .hasMessageContaining("api_key")
                .hasMessageNotContaining(SECRET)
                .hasNoCause();
    }

    @ParameterizedTest
    @CsvSource({
        "http://h/v1, http://h/v1/chat",
        "http://h/v1/, http://h/v1/chat",
        "https://h:8/, https://h:8/chat",
        "https://h, https://h/chat",
        "https://h/a?api-version=2, https://h/a/chat?api-version=2",
    })
    void pathsStandBehindTheAddress(String url, String whole) {
        assertThat(ServerCalls.address(url, "/chat")).hasToString(whole);
    }
}
