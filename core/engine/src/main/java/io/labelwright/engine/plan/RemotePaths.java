package io.labelwright.engine.plan;

import io.labelwright.engine.config.ConfigEntry;
import io.labelwright.engine.config.ConfigTree;
import io.labelwright.engine.plugin.KeyDescriptor.Mark;
import io.labelwright.engine.plugin.LoadedRemote;
import io.labelwright.engine.plugin.Plugins;
import io.labelwright.engine.plugin.StrategyDescriptor;
import io.labelwright.engine.remote.RemotePath;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.remote.RemoteAddress;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Paths that name a file elsewhere: which they are, and whether the stage and the operator allow them. */
final class RemotePaths {

    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+://.*", Pattern.DOTALL);
    private static final Pattern USER = Pattern.compile("^[^/]*//([^/?#@]*)@");
    private static final String TOKEN = "token";

    private RemotePaths() {}

    /** Whether a path is an address. */
    static boolean isAddress(String path) {
        return ADDRESS.matcher(path).matches();
    }

    /**
     * What a stage reads or writes elsewhere, by the keys that name it. Reaches nothing.
     *
     * @param exposed is told what is secret and stands in the file, so that no message shows it
     * @return without those with which something is wrong
     */
    static Map<String, RemotePath> of(
            ConfigTree config, Plugins plugins, Access access, Consumer<String> exposed, List<Problem> problems) {
        Map<String, RemotePath> elsewhere = new LinkedHashMap<>();
        boolean named = false;
        for (Mark mark : List.of(Mark.INPUT, Mark.OUTPUT)) {
            for (ConfigEntry entry : config.marked(mark)) {
                if (!isAddress(entry.value())) {
                    continue;
                }
                named = true;
                try {
                    elsewhere.put(entry.path(), of(entry, mark, config, plugins, access, exposed));
                } catch (LabelingException e) {
                    problems.addAll(e.problems());
                }
            }
        }
        if (!named && hasToken(config)) {
            problems.add(Problem.error(
                    StandardError.NOT_ALLOWED,
                    config.place(TOKEN),
                    "a token is sent to a web server, and the path of this stage names none",
                    "leave it out"));
        }
        return elsewhere;
    }

    private static boolean hasToken(ConfigTree config) {
        // Other strategies have keys of that name that mean something else.
        return config.strategy().kind() != StrategyDescriptor.Kind.STRATEGY
                && !config.marked(Mark.INPUT).isEmpty()
                && config.entries().stream()
                        .anyMatch(entry ->
                                entry.path().equals(TOKEN) && entry.key().is(Mark.SECRET));
    }

    private static RemotePath of(
            ConfigEntry entry, Mark mark, ConfigTree config, Plugins plugins, Access access, Consumer<String> exposed) {
        if (entry.secret()) {
            throw refused(
                    entry,
                    "the path of a file can't hold a secret: it is shown and stored",
                    "give the secret as token: \"${secret.NAME}\"");
        }
        String scheme = entry.value().substring(0, entry.value().indexOf(':')).toLowerCase(Locale.ROOT);
        LoadedRemote files = plugins.remote(scheme)
                .orElseThrow(() -> refused(
                        entry,
                        "nothing that is installed reaches files of " + SafeText.quoted(scheme + "://"),
                        scheme.equals("file")
                                ? "write the path without file://"
                                : "write https://HOST/FILE or s3://BUCKET/KEY, or the path of a file of this machine"));
        RemoteAddress address = address(entry, files, exposed, TOKEN);
        boolean folder = entry.key().is(Mark.FOLDER);
        if (address.name().isEmpty()) {
            checkFolder(entry, mark, address, folder && ask(files, entry, known -> known.lists(scheme)));
        }
        if (mark == Mark.OUTPUT && folder) {
            throw refused(
                    entry,
                    config.strategy().id() + " writes a folder, which is possible on this machine only",
                    "write it here and copy it there");
        }
        if (mark == Mark.OUTPUT && !ask(files, entry, known -> known.writes(scheme))) {
            throw refused(
                    entry,
                    "files can't be written to " + scheme + "://",
                    "write it to s3://BUCKET/KEY, or to a file of this machine");
        }
        String token = token(entry, address, config);
        if (token != null && !ask(files, entry, known -> known.takesToken(scheme))) {
            throw new LabelingException(
                    StandardError.NOT_ALLOWED,
                    config.place(TOKEN),
                    "a token is sent to a web server, and not to " + scheme + "://",
                    "leave it out");
        }
        access.reach(address, entry.place());
        return new RemotePath(
                address,
                files,
                token,
                other -> access.reach(other, entry.place()),
                access.mostDownload(),
                entry.place());
    }

    /**
     * The address in the value of a key.
     *
     * @param key the key that takes the secret for it
     */
    static RemoteAddress address(ConfigEntry entry, LoadedRemote files, Consumer<String> exposed, String key) {
        Matcher user = USER.matcher(entry.value());
        if (user.find()) {
            // Told before anything is said of it: the line of the file is shown with the problem.
            for (String part : user.group(1).split(":", 2)) {
                exposed.accept(part);
            }
            throw refused(
                    entry,
                    "an address is shown and stored, and holds a user or password",
                    "write the key " + key + ": \"${secret.NAME}\"");
        }
        try {
            RemoteAddress address = files.ask(known -> known.address(entry.value()));
            address.secrets().forEach(exposed);
            return address;
        } catch (IllegalArgumentException e) {
            throw refused(entry, String.valueOf(e.getMessage()), null);
        } catch (IOException e) {
            throw new LabelingException(StandardError.INTERNAL, "an address was looked at and something reached", e);
        }
    }

    /** What ends with a slash is a folder, which only some places list and only some imports read. */
    private static void checkFolder(ConfigEntry entry, Mark mark, RemoteAddress address, boolean listed) {
        if (mark == Mark.INPUT && listed) {
            return;
        }
        boolean folder = mark == Mark.INPUT && entry.key().is(Mark.FOLDER);
        throw refused(
                entry,
                "'" + SafeText.escape(address.shown())
                        + (folder
                                ? "' is a folder, whose files nobody can list there"
                                : "' names no file but a folder"),
                folder
                        ? "put the folder there as a ZIP archive, whose name ends with .zip, and name that; or copy it"
                                + " here, or to s3://BUCKET/FOLDER/"
                        : "end it with the name of a file");
    }

    /**
     * What proves who asks. It is meant for the host of the path: the server of another file sees it only when that is
     * the same, or when the path names no server.
     */
    private static @Nullable String token(ConfigEntry entry, RemoteAddress address, ConfigTree config) {
        if (!hasToken(config)) {
            return null;
        }
        String path = config.text("path");
        if (OtherInputs.isOther(config.strategy(), entry.path())
                && path != null
                && isAddress(path)
                && !host(path).equalsIgnoreCase(host(address.uri().toString()))) {
            return null;
        }
        return config.text(TOKEN);
    }

    /** Scheme, host and port as they are written. */
    private static String host(String address) {
        int slash = address.indexOf('/', address.indexOf("://") + "://".length());
        return slash < 0 ? address : address.substring(0, slash);
    }

    private static boolean ask(LoadedRemote files, ConfigEntry entry, LoadedRemote.Asking<Boolean> asking) {
        try {
            return files.ask(asking);
        } catch (IOException e) {
            throw refused(entry, String.valueOf(e.getMessage()), null);
        }
    }

    private static LabelingException refused(ConfigEntry entry, String message, @Nullable String hint) {
        return new LabelingException(StandardError.NOT_ALLOWED, entry.place(), message, hint);
    }
}
