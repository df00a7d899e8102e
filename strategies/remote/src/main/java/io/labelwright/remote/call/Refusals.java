package io.labelwright.remote.call;

import io.labelwright.remote.call.CallFailure.Kind;
import io.labelwright.spi.remote.RetryAfter;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers of a server that are none. */
final class Refusals {

    private static final Pattern CODE = Pattern.compile("[a-z]+(?:_[a-z]+){1,7}");

    private Refusals() {}

    /**
     * What an answer says instead of what was asked for; null when it is one.
     *
     * @param named whether the server was told who asks
     */
    static @Nullable CallFailure of(HttpResponse<byte[]> answer, boolean named) {
        int status = answer.statusCode();
        if (status / 100 == 2) {
            return ofSuccess(answer);
        }
        String what = "it answers " + status;
        return switch (status) {
            case 301, 302, 303, 307, 308 -> redirect(answer);
            case 401, 403, 407 ->
                CallFailure.server(
                        what + (status == 403 ? " (forbidden)" : " (who are you?)"),
                        named
                                ? "check the key and what it is allowed to do"
                                : "if it needs a key, write api_key: \"${secret.NAME}\" beside the url");
            case 404, 405, 410 ->
                CallFailure.server(
                        what + (status == 405 ? " (not that method)" : " (not found)"),
                        "check url, and the name of the model if the server knows several");
            case 400, 413, 422 ->
                new CallFailure(
                        Kind.REQUEST,
                        what
                                + (status == 413
                                        ? " (too long)"
                                        : status == 400 ? " (bad request)" : " (not as it wants it)")
                                + code(answer),
                        "its log may say more");
            case 429 -> new CallFailure(Kind.BUSY, what + " (too many requests)", wait(answer), after(answer));
            case 408, 425, 500, 502, 503, 504, 529 ->
                new CallFailure(Kind.PASSING, what + words(status), wait(answer), after(answer));
            default -> CallFailure.server(what, "check url");
        };
    }

    /** The code of the error, where it is a single word: nothing else of a body is shown, which may be somebody's. */
    private static String code(HttpResponse<byte[]> answer) {
        try {
            String code = Json.read(answer.body()).path("error").path("code").asString("");
            return CODE.matcher(code).matches() ? ": " + code : "";
        } catch (CallFailure e) {
            return "";
        }
    }

    private static String words(int status) {
        return status == 500 ? " (an error of its own)" : status == 503 ? " (not available)" : "";
    }

    private static String wait(HttpResponse<?> answer) {
        Duration after = after(answer);
        return (after == null ? "wait a while" : "it asks to be left alone for " + after.toSeconds() + " s")
                + "; then run the same command again: answers that came are kept";
    }

    private static @Nullable Duration after(HttpResponse<?> answer) {
        return RetryAfter.of(header(answer, "Retry-After"));
    }

    private static CallFailure redirect(HttpResponse<?> answer) {
        String where = "another address";
        try {
            URI target = answer.uri().resolve(header(answer, "Location"));
            if (target.getHost() != null) {
                where = target.getScheme() + "://" + target.getRawAuthority()
                        + (target.getRawPath() == null ? "" : target.getRawPath());
            }
        } catch (IllegalArgumentException e) {
            where = "an address that can't be understood";
        }
        return CallFailure.server(
                "it answers " + answer.statusCode() + ", a redirect to " + where + ", which is not followed",
                "if that is the server, write its address as url; perhaps one has to log in first");
    }

    private static @Nullable CallFailure ofSuccess(HttpResponse<?> answer) {
        String type = header(answer, "Content-Type").toLowerCase(Locale.ROOT);
        if (type.startsWith("text/html")) {
            return CallFailure.server(
                    "it answers with a web page, perhaps one on which to log in",
                    "check url, and give it a key by api_key if it needs one");
        }
        String encoding = header(answer, "Content-Encoding").strip().toLowerCase(Locale.ROOT);
        if (!encoding.isEmpty() && !encoding.equals("identity")) {
            return CallFailure.server("it answers in the encoding '" + encoding + "', which nobody asked for", null);
        }
        return null;
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
