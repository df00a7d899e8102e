package io.labelwright.remote.call;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.exception.AcquirePermissionCancelledException;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.retry.Retry;
import io.labelwright.math.random.SeededRandom;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Calls of one server. Each has a limit in time for the whole answer and one in bytes; what may pass is tried again;
 * when a server wants to be left alone, all calls wait; and one that has failed many times in a row is left alone for
 * good. Redirects are not followed. Safe for several threads.
 */
public final class ServerCalls {

    private static final Duration CONNECT = Duration.ofSeconds(15);
    private static final long MOST_BYTES = 16 << 20;
    /** So many requests that fail one after the other, whatever they ask, mean that the server is down. */
    private static final int FAILURES_IN_A_ROW = 20;

    private static final Duration FOR_GOOD = Duration.ofDays(1);

    private final ServerOptions options;
    private final Patience patience;
    private final SeededRandom random;
    private final HttpClient client;
    private final CircuitBreaker breaker;
    private final @Nullable RateLimiter limiter;
    /** When the server may be asked again, by {@link System#nanoTime} since {@link #start}. */
    private final AtomicLong notBefore = new AtomicLong();

    private final long start = System.nanoTime();
    /** The last of the failures after which no call was tried again. */
    private volatile @Nullable CallFailure last;

    /**
     * The calls of a stage.
     *
     * @param seed the stage's seed, of which pauses are made
     */
    public ServerCalls(ServerOptions options, long seed, Patience patience) {
        this.options = options;
        this.patience = patience;
        this.random = SeededRandom.of(seed).stream("pauses");
        // Plain requests: what upgrades to HTTP/2 confuses more servers of models than it helps.
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .build();
        this.breaker = CircuitBreaker.of(
                "server",
                CircuitBreakerConfig.custom()
                        .slidingWindow(
                                FAILURES_IN_A_ROW,
                                FAILURES_IN_A_ROW,
                                CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                        .failureRateThreshold(100)
                        .waitDurationInOpenState(FOR_GOOD)
                        .recordException(ServerCalls::isPassing)
                        .ignoreException(ServerCalls::isBusy)
                        .build());
        Integer rate = options.requestsPerMinute();
        this.limiter = rate == null
                ? null
                : RateLimiter.of(
                        "server",
                        RateLimiterConfig.custom()
                                .limitForPeriod(1)
                                .limitRefreshPeriod(Duration.ofMinutes(1).dividedBy(rate))
                                .timeoutDuration(FOR_GOOD)
                                .build());
    }

    private static boolean isPassing(Throwable failure) {
        return failure instanceof CallFailure call && call.kind() == CallFailure.Kind.PASSING;
    }

    private static boolean isBusy(Throwable failure) {
        return failure instanceof CallFailure call && call.kind() == CallFailure.Kind.BUSY;
    }

    /** The address of a path of the server, behind that of the address it has, before what that says after a ?. */
    public static URI address(String url, String path) {
        URI base = URI.create(url);
        String before = base.getRawPath() == null ? "" : base.getRawPath();
        while (before.endsWith("/")) {
            before = before.substring(0, before.length() - 1);
        }
        String query = base.getRawQuery() == null ? "" : "?" + base.getRawQuery();
        try {
            return new URI(base.getScheme() + "://" + base.getRawAuthority() + before + path + query);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /**
     * Asks for what is at a path.
     *
     * @throws CallFailure when no answer came that can be used
     */
    public byte[] get(String path) throws CallFailure {
        return call(path, "GET", BodyPublishers.noBody(), SeededRandom.key(path));
    }

    /**
     * Sends JSON to a path.
     *
     * @return the body of an answer of success; that it is JSON is not checked
     * @throws CallFailure when no answer came that can be used
     */
    public byte[] post(String path, byte[] json) throws CallFailure {
        return post(path, json, body -> body);
    }

    /**
     * Sends JSON to a path, and again when the answer can't be read.
     *
     * @throws CallFailure when no answer came that can be used
     */
    public <T> T post(String path, byte[] json, Reading<T> reading) throws CallFailure {
        long call = SeededRandom.key(PaidAnswers.key(json));
        return call(path, "POST", BodyPublishers.ofByteArray(json), call, reading);
    }

    /** Understands the body of an answer. */
    @FunctionalInterface
    public interface Reading<T> {

        /**
         * Reads it.
         *
         * @throws CallFailure when it can't be understood
         */
        T read(byte[] body) throws CallFailure;
    }

    private byte[] call(String path, String method, BodyPublisher body, long call) throws CallFailure {
        return call(path, method, body, call, answer -> answer);
    }

    private <T> T call(String path, String method, BodyPublisher body, long call, Reading<T> reading)
            throws CallFailure {
        HttpRequest request = request(path, method, body);
        Retry retry = Retry.of("call", patience.retries(options.attempts(), random, call));
        try {
            return retry.executeCheckedSupplier(
                    () -> breaker.executeCheckedSupplier(() -> reading.read(once(request))));
        } catch (CallNotPermittedException e) {
            CallFailure known = last;
            throw CallFailure.server(
                    "the server has failed " + FAILURES_IN_A_ROW + " times in a row"
                            + (known == null ? "" : ", the last time so: " + known.reason()),
                    "look what is wrong with it; then run the same command again: answers that came are kept");
        } catch (CallFailure e) {
            last = e;
            throw e;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            // Resilience4j declares it; nothing that is called here throws any other.
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest request(String path, String method, BodyPublisher body) throws CallFailure {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(options.url(), path))
                .method(method, body)
                .setHeader("User-Agent", "labelwright")
                .setHeader("Accept", "application/json")
                .setHeader("Accept-Encoding", "identity");
        if (method.equals("POST")) {
            request.setHeader("Content-Type", "application/json");
        }
        String key = options.apiKey();
        if (key != null) {
            try {
                request.setHeader("Authorization", key.indexOf(' ') >= 0 ? key : "Bearer " + key);
            } catch (IllegalArgumentException e) {
                // Its message shows the key.
                throw CallFailure.server("api_key holds characters that can't be sent", "look for a line break in it");
            }
        }
        return request.build();
    }

    private byte[] once(HttpRequest request) throws CallFailure {
        try {
            leaveAlone();
            if (limiter != null) {
                RateLimiter.waitForPermission(limiter);
            }
            HttpResponse<byte[]> answer = send(request);
            CallFailure refused = Refusals.of(answer, options.apiKey() != null);
            if (refused == null) {
                return answer.body();
            }
            Duration after = refused.after();
            if (after != null && after.compareTo(patience.asked()) <= 0) {
                notBefore.accumulateAndGet(System.nanoTime() - start + after.toNanos(), Math::max);
            }
            throw refused;
        } catch (InterruptedException | AcquirePermissionCancelledException e) {
            Thread.currentThread().interrupt();
            throw CallFailure.server("interrupted", null);
        }
    }

    private void leaveAlone() throws InterruptedException {
        long left = notBefore.get() - (System.nanoTime() - start);
        if (left > 0) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws CallFailure, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, head -> new BoundedBody(MOST_BYTES));
        try {
            return answer.get(options.callTimeout(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new CallFailure(
                    CallFailure.Kind.PASSING,
                    "no whole answer came within " + options.callTimeout() + " s",
                    "give it more time by call_timeout, or look whether the server is well");
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } finally {
            // Ends the transfer where nobody waits for it any longer.
            answer.cancel(true);
        }
    }

    private static CallFailure failure(@Nullable Throwable cause) {
        for (Throwable reason = cause; reason != null; reason = reason.getCause()) {
            if (reason instanceof CallFailure known) {
                return known;
            }
            if (reason instanceof SSLException) {
                return CallFailure.server(
                        "it could not be reached safely: " + reason.getMessage(),
                        "if the server's certificate is signed by an authority of your own, name a store with it in"
                                + " LABELWRIGHT_JAVA_OPTS=-Djavax.net.ssl.trustStore=FILE");
            }
        }
        String what = "no reason given";
        if (cause instanceof ConnectException) {
            what = "nobody answers at the address";
        } else if (cause != null) {
            what = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        }
        return new CallFailure(
                CallFailure.Kind.PASSING,
                "it could not be reached: " + what,
                "check the address and whether the server runs; then run the same command again");
    }
}
