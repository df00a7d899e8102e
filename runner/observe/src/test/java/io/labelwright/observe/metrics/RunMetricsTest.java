package io.labelwright.observe.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.observe.ExampleRun;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunMetricsTest {

    private final AtomicLong now = new AtomicLong(7_000_000_000L);
    private final RunMetrics metrics = new RunMetrics(now::get);

    private String text() throws IOException {
        var out = new ByteArrayOutputStream();
        metrics.write(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void hasTheFiguresOfARunThatIsOver(@TempDir Path folder) throws IOException {
        ExampleRun.run(ExampleRun.write(folder), metrics);
        metrics.finish();
        now.addAndGet(5_000_000_000L);

        assertThat(text().lines())
                .contains(
                        "labelwright_run{run=\"run-0001\",status=\"done\",workflow=\"demo\"} 1.0",
                        "labelwright_run_seconds 0.0",
                        "labelwright_run_stages{status=\"ran\"} 3.0",
                        "labelwright_run_stages{status=\"running\"} 0.0",
                        "labelwright_run_stages{status=\"to_come\"} 0.0",
                        "labelwright_run_count{count=\"labelled\"} 2.0",
                        "labelwright_stage_count{count=\"annotations\",stage=\"answers\"} 4.0",
                        "# TYPE labelwright_stage_seconds gauge")
                .anyMatch(
                        line -> line.startsWith(
                                "labelwright_stage_seconds{stage=\"agreed\",status=\"ran\",uses=\"consensus/majority-vote\"} "));
    }

    @Test
    void countsTimeWhileItRuns() throws IOException {
        now.addAndGet(1_500_000_000L);

        assertThat(text().lines()).contains("labelwright_run_seconds 1.5");

        metrics.finish();
        now.addAndGet(1_000_000_000L);
        assertThat(text().lines())
                .contains("labelwright_run_seconds 1.5")
                .contains("labelwright_run{run=\"\",status=\"invalid\",workflow=\"\"} 1.0");
    }

    @Test
    void countsProblemsByCode() throws IOException {
        metrics.problem(Problem.warning(StandardError.STORE, null, "a", null));
        metrics.problem(Problem.warning(StandardError.STORE, null, "b", null));
        metrics.problem(Problem.error(StandardError.TIMEOUT, null, "c", null));

        assertThat(text().lines())
                .contains(
                        "labelwright_problems{code=\"LBL-4001\",severity=\"warning\"} 2.0",
                        "labelwright_problems{code=\"LBL-4003\",severity=\"error\"} 1.0");
    }

    @Test
    void isServedOnLoopback() throws Exception {
        try (var server = MetricsServer.start(0, metrics)) {
            HttpResponse<String> answer = get(server.port(), "/metrics");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue(RunMetrics.CONTENT_TYPE);
            assertThat(answer.body()).contains("labelwright_run_seconds 0.0");
            assertThat(get(server.port(), "/").statusCode()).isEqualTo(404);
            int taken = server.port();
            assertThatThrownBy(() -> MetricsServer.start(taken, metrics)).isInstanceOf(IOException.class);
        }
    }

    private static HttpResponse<String> get(int port, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
