package io.labelwright.remote.call;

import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.Range;
import io.labelwright.spi.describe.Secret;
import io.labelwright.spi.describe.ServerUrl;
import org.jspecify.annotations.Nullable;

/** The keys that every strategy understands which calls a server; its config holds it with {@code @Inline}. */
public record ServerOptions(
        @Doc("Address of the server, for example http://127.0.0.1:8080. The operator allows it by --allow-host HOST.")
        @ServerUrl
        String url,

        @Doc(
                "What proves to the server who asks, \"${secret.NAME}\": sent as Authorization: Bearer KEY, or as it is when"
                        + " it holds a space. Redirects are never followed, so no other host sees it.")
        @Optional
        @Secret
        @Nullable
        String apiKey,

        @Doc("Calls that are under way at a time.") @Default("4") @Range(min = 1, max = 64)
        int concurrency,

        @Doc("Seconds within which the whole answer to a call has to be there.")
        @Default("60")
        @Range(min = 1, max = 3600)
        int callTimeout,

        @Doc("How often a call is tried that fails for a reason that may pass, with pauses that double.")
        @Default("5")
        @Range(min = 1, max = 20)
        int attempts,

        @Doc("The most calls in a minute, repeated ones too. Default: as many as the server answers.")
        @Optional
        @Range(min = 1, max = 1_000_000)
        @Nullable
        Integer requestsPerMinute,

        @Doc(
                "Any text. Answers are kept and never asked for twice; another text asks for all of them anew, such as when"
                        + " the server has another model under the same name.")
        @Optional
        @Nullable
        String revision) {

    /** Without the key. */
    @Override
    public String toString() {
        return url;
    }

    /** What answers hang on beside what is sent: a path of the server, and what the user says of its state. */
    public String about(String path) {
        return ServerCalls.address(url, path) + " " + (revision == null ? "" : revision);
    }
}
