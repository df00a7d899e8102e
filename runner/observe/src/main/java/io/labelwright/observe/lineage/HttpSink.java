package io.labelwright.observe.lineage;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Posts events to a collector, one after the other, in a thread of its own. A collector that is slow or away costs the
 * run nothing but, at its end, a few seconds: events that can't be delivered by then are given up, and it is said how
 * many.
 */
final class HttpSink implements LineageSink {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Events that wait; a run of many stages with a collector that is away must not fill the memory. */
    private static final int WAITING = 10_000;

    private static final int OK = 200;
    private static final int NOT_OK = 300;

    private final URI target;
    private final @Nullable String apiKey;
    private final Consumer<String> trouble;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final BlockingQueue<String> queue = new LinkedBlockingQueue<>(WAITING);
    private final Thread sender;
    private volatile boolean closing;
    private volatile int lost;
    private volatile String reason = "";

    HttpSink(URI target, @Nullable String apiKey, Consumer<String> trouble) {
        this.target = target;
        this.apiKey = apiKey;
        this.trouble = trouble;
        this.sender = new Thread(this::deliver, "labelwright-lineage");
        sender.setDaemon(true);
        sender.start();
    }

    @Override
    public void send(String json) {
        if (!queue.offer(json)) {
            lose("the collector takes events too slowly");
        }
    }

    private synchronized void lose(String why) {
        lost++;
        reason = why;
    }

    private void deliver() {
        try {
            while (!closing || !queue.isEmpty()) {
                String json = queue.poll(50, TimeUnit.MILLISECONDS);
                if (json != null) {
                    post(json);
                }
            }
        } catch (InterruptedException e) {
            lose("it took too long");
        }
    }

    private void post(String json) throws InterruptedException {
        var request = HttpRequest.newBuilder(target)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        if (apiKey != null) {
            request.header("Authorization", "Bearer " + apiKey);
        }
        try {
            int status = client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status < OK || status >= NOT_OK) {
                lose("the collector answered " + status);
            }
        } catch (IOException e) {
            lose(e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage()));
        }
    }

    @Override
    public void close() {
        closing = true;
        try {
            sender.join(PATIENCE.toMillis());
            if (sender.isAlive()) {
                sender.interrupt();
                sender.join(PATIENCE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        int undelivered = lost + queue.size();
        if (undelivered > 0) {
            trouble.accept(undelivered + " OpenLineage events could not be delivered to " + target + " ("
                    + (reason.isEmpty() ? "it took too long" : reason) + ")");
        }
    }
}
