package io.labelwright.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server of this machine that answers as a test says, as faulty servers of S3 do; it checks no signatures. */
final class FaultyProxy implements AutoCloseable {

    /** Answers a request. */
    @FunctionalInterface
    interface Answer {
        /**
         * Answers one.
         *
         * @param request method, path and query, for example {@code GET /bucket?list-type=2}
         */
        void to(String request, HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    FaultyProxy(Answer answer) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            requests.add(request);
            try (exchange) {
                answer.to(request, exchange);
            }
        });
        server.start();
    }

    /** Reads what was sent and answers with XML. */
    static void xml(HttpExchange exchange, int status, String xml) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    /** What was asked for, in order. */
    List<String> requests() {
        return requests;
    }

    S3Files files() {
        return new S3Files(S3Server.connection(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort())));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
