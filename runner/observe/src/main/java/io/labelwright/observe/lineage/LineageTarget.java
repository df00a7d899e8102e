package io.labelwright.observe.lineage;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where the operator wants events to go: a file, or a collector's address. The environment variables are those of the
 * OpenLineage clients: {@code OPENLINEAGE_URL}, {@code OPENLINEAGE_ENDPOINT} (default {@code api/v1/lineage}),
 * {@code OPENLINEAGE_API_KEY}, {@code OPENLINEAGE_NAMESPACE} (default {@code labelwright}),
 * {@code OPENLINEAGE_DISABLED}.
 *
 * @param file file to append to; null for a collector
 * @param collector address to post to; null for a file
 * @param apiKey sent as bearer token; null for none
 * @param namespace the namespace of the jobs
 */
public record LineageTarget(
        @Nullable Path file,
        @Nullable URI collector,
        @Nullable String apiKey,
        String namespace) {

    private static final String ENDPOINT = "api/v1/lineage";

    /**
     * What the operator says.
     *
     * @param given a file or an address; null when only the environment may name one
     * @return empty when no events are wanted
     * @throws IllegalArgumentException when the word is neither, with a message that says why
     */
    public static Optional<LineageTarget> of(@Nullable String given, Map<String, String> environment) {
        String namespace = environment.getOrDefault("OPENLINEAGE_NAMESPACE", "labelwright");
        String key = environment.get("OPENLINEAGE_API_KEY");
        if (given == null) {
            String url = environment.getOrDefault("OPENLINEAGE_URL", "");
            if (url.isEmpty() || Boolean.parseBoolean(environment.get("OPENLINEAGE_DISABLED"))) {
                return Optional.empty();
            }
            String endpoint = environment.getOrDefault("OPENLINEAGE_ENDPOINT", ENDPOINT);
            String whole = (url.endsWith("/") ? url : url + "/")
                    + (endpoint.startsWith("/") ? endpoint.substring(1) : endpoint);
            return Optional.of(new LineageTarget(null, address(whole), key, namespace));
        }
        String lower = given.toLowerCase(Locale.ROOT);
        if (lower.startsWith("http://") || lower.startsWith("https://")) {
            URI address = address(given);
            String path = address.getPath();
            // As the clients do: an address of a host stands for its usual endpoint.
            boolean hostOnly = path == null || path.isEmpty() || path.equals("/");
            return Optional.of(
                    new LineageTarget(null, hostOnly ? address.resolve("/" + ENDPOINT) : address, key, namespace));
        }
        try {
            return Optional.of(new LineageTarget(Path.of(given).toAbsolutePath().normalize(), null, null, namespace));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("'" + given + "' is no file name: " + e.getReason(), e);
        }
    }

    private static URI address(String text) {
        try {
            var address = new URI(text);
            if (address.getHost() == null || address.getRawUserInfo() != null) {
                throw new IllegalArgumentException("the address of the OpenLineage collector needs a host and takes no"
                        + " user; give a key in OPENLINEAGE_API_KEY");
            }
            return address;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("the address of the OpenLineage collector is none: " + e.getReason(), e);
        }
    }

    /** Opens it; {@code trouble} is told what keeps events from arriving, in words for people. */
    LineageSink open(Consumer<String> trouble) {
        if (file != null) {
            return new FileSink(file, trouble);
        }
        if (collector == null) {
            throw new IllegalStateException("neither a file nor a collector");
        }
        return new HttpSink(collector, apiKey, trouble);
    }
}
