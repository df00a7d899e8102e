package io.labelwright.http;

import io.labelwright.spi.remote.RemoteAddress;
import io.labelwright.spi.remote.RemoteBody;
import io.labelwright.spi.remote.RemoteFailure;
import io.labelwright.spi.remote.RemoteFailure.Kind;
import io.labelwright.spi.remote.RemoteFiles;
import io.labelwright.spi.remote.RemoteRequest;
import io.labelwright.spi.remote.RemoteVersion;
import io.labelwright.spi.remote.RetryAfter;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Reads files of web servers. Redirects are followed by ourselves: a few, never from {@code https} to {@code http},
 * only to hosts that the workflow may reach; the token goes to the host of the address and to no other. Bytes are taken
 * as they are stored: no encoding is asked for, and one that comes all the same is refused unless readers know it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110">RFC 9110, HTTP Semantics: conditional and range requests</a>
 */
public final class WebFiles implements RemoteFiles {

    private static final int MOST_REDIRECTS = 5;
    private static final Duration CONNECT = Duration.ofSeconds(15);
    private static final Duration ANSWER = Duration.ofSeconds(45);

    private static final String GET = "GET";
    private static final String HEAD = "HEAD";
    private static final Pattern PART = Pattern.compile("bytes +([0-9]+)-([0-9]+)/([0-9]+|\\*)");

    /** Made when the first file is asked for. */
    private @Nullable HttpClient client;

    @Override
    public Set<String> schemes() {
        return Set.of(WebAddress.HTTPS, WebAddress.HTTP);
    }

    @Override
    public boolean takesToken(String scheme) {
        return true;
    }

    @Override
    public RemoteAddress address(String path) {
        return WebAddress.of(path);
    }

    @Override
    public Optional<RemoteBody> open(RemoteRequest request) throws IOException {
        HttpResponse<InputStream> answer = ask(GET, request);
        boolean taken = false;
        try {
            int status = answer.statusCode();
            if (status == 304 && request.unless() != null) {
                return Optional.empty();
            }
            if (status == 412 || status == 416) {
                throw new RemoteFailure(Kind.CHANGED, "changed while it was read", null);
            }
            if (status != 200 && status != 206) {
                throw refused(answer, request);
            }
            checkEncoding(answer);
            checkNoLogin(answer, request);
            RemoteBody body = status == 206 ? part(answer, request) : whole(answer);
            taken = true;
            return Optional.of(body);
        } finally {
            if (!taken) {
                answer.body().close();
            }
        }
    }

    @Override
    public Optional<RemoteVersion> look(RemoteRequest request) throws IOException {
        HttpResponse<InputStream> answer = ask(HEAD, request);
        answer.body().close();
        int status = answer.statusCode();
        if (status == 404 || status == 410) {
            return Optional.empty();
        }
        if (status != 200) {
            throw refused(answer, request);
        }
        return Optional.of(version(answer, length(answer)));
    }

    private static RemoteBody whole(HttpResponse<InputStream> answer) {
        return new RemoteBody(version(answer, length(answer)), 0, answer.body());
    }

    private static RemoteBody part(HttpResponse<InputStream> answer, RemoteRequest request) throws IOException {
        Matcher part = PART.matcher(header(answer, "Content-Range"));
        if (request.from() == 0 || !part.matches()) {
            throw new RemoteFailure(Kind.REFUSED, "was sent in part, with no word of which part", null);
        }
        long size = part.group(3).equals("*") ? -1 : Long.parseLong(part.group(3));
        return new RemoteBody(version(answer, size), Long.parseLong(part.group(1)), answer.body());
    }

    private static RemoteVersion version(HttpResponse<?> answer, long size) {
        return new RemoteVersion(header(answer, "ETag"), header(answer, "Last-Modified"), size, "");
    }

    private static long length(HttpResponse<?> answer) {
        return answer.headers().firstValueAsLong("Content-Length").orElse(-1);
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    /** The answer to a request after all redirects. */
    private HttpResponse<InputStream> ask(String method, RemoteRequest request) throws IOException {
        RemoteAddress at = request.address();
        for (int redirects = 0; ; redirects++) {
            HttpResponse<InputStream> answer = send(method, at, request);
            int status = answer.statusCode();
            String location = header(answer, "Location");
            boolean redirect = status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
            if (!redirect) {
                return answer;
            }
            answer.body().close();
            if (redirects == MOST_REDIRECTS) {
                throw new RemoteFailure(
                        Kind.REFUSED,
                        "leads from one address to the next, more than " + MOST_REDIRECTS + " times",
                        null);
            }
            at = target(at, location, request);
        }
    }

    private static RemoteAddress target(RemoteAddress from, String location, RemoteRequest request)
            throws RemoteFailure {
        RemoteAddress to;
        try {
            if (location.isEmpty()) {
                throw new IllegalArgumentException("it names none");
            }
            URI resolved = from.uri().resolve(location);
            // What stands behind a # is for whoever shows a page.
            String text = resolved.toString();
            int fragment = text.indexOf('#');
            to = WebAddress.of(URI.create(fragment < 0 ? text : text.substring(0, fragment)), false);
        } catch (IllegalArgumentException e) {
            throw new RemoteFailure(
                    Kind.REFUSED, "is redirected to an address that can't be followed: " + e.getMessage(), null);
        }
        if (isSafe(from) && !isSafe(to)) {
            throw new RemoteFailure(
                    Kind.REFUSED,
                    "is redirected from https to " + to.shown() + ", which anybody on the way can read and change",
                    "name an address that stays with https");
        }
        if (!sameServer(from.uri(), to.uri())) {
            request.reach().accept(to);
        }
        return to;
    }

    private static boolean isSafe(RemoteAddress address) {
        return WebAddress.HTTPS.equalsIgnoreCase(address.uri().getScheme());
    }

    private static boolean sameServer(URI a, URI b) {
        return a.getHost().equalsIgnoreCase(b.getHost())
                && a.getScheme().equalsIgnoreCase(b.getScheme())
                && port(a) == port(b);
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : WebAddress.HTTPS.equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }

    private HttpResponse<InputStream> send(String method, RemoteAddress at, RemoteRequest request) throws IOException {
        HttpRequest.Builder http = HttpRequest.newBuilder(at.uri())
                .method(method, HttpRequest.BodyPublishers.noBody())
                .timeout(ANSWER)
                .setHeader("User-Agent", "labelwright")
                .setHeader("Accept", "*/*")
                .setHeader("Accept-Encoding", "identity");
        if (request.token() != null && sameServer(at.uri(), request.address().uri())) {
            http.setHeader("Authorization", authorization(request.token()));
        }
        RemoteVersion unless = request.unless();
        if (unless != null && !unless.etag().isEmpty()) {
            http.setHeader("If-None-Match", unless.etag());
        } else if (unless != null && !unless.modified().isEmpty()) {
            http.setHeader("If-Modified-Since", unless.modified());
        }
        if (request.from() > 0) {
            http.setHeader("Range", "bytes=" + request.from() + "-");
            if (request.match() != null) {
                http.setHeader("If-Match", request.match().etag());
            }
        }
        try {
            return client().send(http.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (SSLException e) {
            throw new RemoteFailure(
                    Kind.REFUSED,
                    "could not be reached safely: " + e.getMessage(),
                    "if the server's certificate is signed by an authority of your own, name a store with it in"
                            + " LABELWRIGHT_JAVA_OPTS=-Djavax.net.ssl.trustStore=FILE");
        } catch (IllegalArgumentException e) {
            throw new RemoteFailure(Kind.REFUSED, "could not be asked for: " + e.getMessage(), null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String authorization(String token) {
        return token.indexOf(' ') >= 0 ? token : "Bearer " + token;
    }

    private synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .connectTimeout(CONNECT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
        }
        return client;
    }

    /** Files packed with gzip are known to readers by their first bytes; other encodings are not. */
    private static void checkEncoding(HttpResponse<?> answer) throws RemoteFailure {
        String encoding = header(answer, "Content-Encoding").strip().toLowerCase(Locale.ROOT);
        boolean known = encoding.isEmpty()
                || encoding.equals("identity")
                || encoding.equals("gzip")
                || encoding.equals("x-gzip");
        if (!known) {
            throw new RemoteFailure(
                    Kind.REFUSED, "is sent in the encoding '" + encoding + "', which nobody asked for", null);
        }
    }

    /** Servers that want people to log in answer with a page as if all were well. */
    private static void checkNoLogin(HttpResponse<?> answer, RemoteRequest request) throws RemoteFailure {
        String type = header(answer, "Content-Type").toLowerCase(Locale.ROOT);
        String name = request.address().name().toLowerCase(Locale.ROOT);
        if (type.startsWith("text/html") && !name.endsWith(".html") && !name.endsWith(".htm")) {
            throw new RemoteFailure(
                    Kind.REFUSED,
                    "is a web page and not a file: perhaps one on which to log in",
                    "give the address of the file itself, and a token if it needs one");
        }
    }

    private static RemoteFailure refused(HttpResponse<?> answer, RemoteRequest request) {
        int status = answer.statusCode();
        String what = "can't be read: the server answers " + status + words(status);
        return switch (status) {
            case 404, 410 -> new RemoteFailure(Kind.MISSING, what, null);
            case 401, 403, 407 ->
                new RemoteFailure(
                        Kind.DENIED,
                        what,
                        request.token() == null
                                ? "if it needs a token, write token: \"${secret.NAME}\" beside the path"
                                : "check the token and what it is allowed to read");
            case 408, 425, 429, 500, 502, 503, 504 ->
                new RemoteFailure(Kind.BUSY, what, null, RetryAfter.of(header(answer, "Retry-After")));
            default -> new RemoteFailure(Kind.REFUSED, what, null);
        };
    }

    private static String words(int status) {
        return switch (status) {
            case 401 -> " (who are you?)";
            case 403 -> " (forbidden)";
            case 404 -> " (not found)";
            case 410 -> " (gone)";
            case 429 -> " (too many requests)";
            case 500 -> " (an error of its own)";
            case 503 -> " (not available)";
            default -> "";
        };
    }
}
