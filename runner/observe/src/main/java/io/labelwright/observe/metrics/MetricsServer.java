package io.labelwright.observe.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves the figures of a run at {@code /metrics} on the loopback address while it goes on. */
public final class MetricsServer implements AutoCloseable {

    private static final String PATH = "/metrics";

    private final HttpServer server;
    private final ExecutorService threads;

    private MetricsServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Starts serving.
     *
     * @param port 0 for any that is free
     * @throws IOException when the port is taken or not allowed
     */
    public static MetricsServer start(int port, RunMetrics metrics) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        ExecutorService threads = Executors.newFixedThreadPool(2, task -> {
            var thread = new Thread(task, "labelwright-metrics");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(exchange, metrics));
        server.start();
        return new MetricsServer(server, threads);
    }

    /** The port that it listens at. */
    public int port() {
        return server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange, RunMetrics metrics) throws IOException {
        try (exchange) {
            boolean known = exchange.getRequestURI().getPath().equals(PATH);
            boolean reads = exchange.getRequestMethod().equals("GET")
                    || exchange.getRequestMethod().equals("HEAD");
            var body = new ByteArrayOutputStream();
            if (known && reads) {
                metrics.write(body);
                exchange.getResponseHeaders().set("Content-Type", RunMetrics.CONTENT_TYPE);
            } else {
                body.writeBytes(("the metrics are at " + PATH + "\n").getBytes(StandardCharsets.UTF_8));
                exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            }
            int status = known ? reads ? 200 : 405 : 404;
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.sendResponseHeaders(status, -1);
            } else {
                exchange.sendResponseHeaders(status, body.size());
                body.writeTo(exchange.getResponseBody());
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
