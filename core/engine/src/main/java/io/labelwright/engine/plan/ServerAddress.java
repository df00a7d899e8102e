package io.labelwright.engine.plan;

import io.labelwright.engine.config.ConfigEntry;
import io.labelwright.engine.config.ConfigTree;
import io.labelwright.engine.plugin.KeyDescriptor.Mark;
import io.labelwright.engine.plugin.LoadedRemote;
import io.labelwright.engine.plugin.Plugins;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.remote.RemoteAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of servers that stages call, such as that of a model: plain ones only, which the operator allows by name as
 * with files elsewhere, this machine too.
 */
final class ServerAddress {

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final String KEY = "api_key";

    private ServerAddress() {}

    /**
     * Checks the addresses of a stage. Reaches nothing.
     *
     * @param exposed is told what is secret and stands in the file, so that no message shows it
     */
    static void check(
            ConfigTree config, Plugins plugins, Access access, Consumer<String> exposed, List<Problem> problems) {
        for (ConfigEntry entry : config.marked(Mark.SERVER)) {
            try {
                check(entry, plugins, access, exposed);
            } catch (LabelingException e) {
                problems.addAll(e.problems());
            }
        }
    }

    private static void check(ConfigEntry entry, Plugins plugins, Access access, Consumer<String> exposed) {
        if (entry.secret()) {
            throw refused(entry, "the address of a server can't hold a secret: it is shown and stored", give());
        }
        int colon = entry.value().indexOf(':');
        String scheme = entry.value().substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT);
        if (!SCHEMES.contains(scheme)) {
            throw refused(
                    entry,
                    "expected the address of a server, which starts with https:// or http://",
                    "for example http://127.0.0.1:8080");
        }
        LoadedRemote web = plugins.remote(scheme)
                .orElseThrow(() -> refused(entry, "nothing that is installed knows addresses of " + scheme, null));
        RemoteAddress address = RemotePaths.address(entry, web, exposed, KEY);
        if (!address.secrets().isEmpty()) {
            throw refused(entry, "the address of a server is shown and stored, and holds a secret", give());
        }
        access.reach(address, entry.place());
    }

    private static String give() {
        return "write the key " + KEY + ": \"${secret.NAME}\"";
    }

    private static LabelingException refused(ConfigEntry entry, String message, @Nullable String hint) {
        return new LabelingException(StandardError.NOT_ALLOWED, entry.place(), message, hint);
    }
}
