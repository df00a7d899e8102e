package io.labelwright.engine.plan;

import io.labelwright.engine.config.ConfigEntry;
import io.labelwright.engine.config.ConfigTree;
import io.labelwright.engine.plugin.KeyDescriptor.Mark;
import io.labelwright.engine.plugin.LoadedRemote;
import io.labelwright.engine.plugin.Plugins;
import io.labelwright.engine.remote.RemotePath;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.remote.RemoteAddress;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
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
     * The remote file that a stage reads or writes. Reaches nothing.
     *
     * @param exposed is told what is secret and stands in the file, so that no message shows it
     * @return null when there is none, or something is wrong with it
     */
    static @Nullable RemotePath of(
            ConfigTree config, Plugins plugins, Access access, Consumer<String> exposed, List<Problem> problems) {
        RemotePath remote = null;
        boolean named = false;
        for (Mark mark : List.of(Mark.INPUT, Mark.OUTPUT)) {
            for (ConfigEntry entry : config.marked(mark)) {
                if (!isAddress(entry.value())) {
                    continue;
                }
                named = true;
                try {
                    remote = of(entry, mark, config, plugins, access, exposed);
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
        return remote;
    }

    private static boolean hasToken(ConfigTree config) {
        // Other strategies have keys of that name that mean something else.
        return !config.marked(Mark.INPUT).isEmpty()
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
        if (OtherInputs.isOther(entry)) {
            throw refused(entry, "this file has to lie on this machine", "fetch it before, or use the key path");
        }
        LoadedRemote files = plugins.remote(scheme)
                .orElseThrow(() -> refused(
                        entry,
                        "nothing that is installed reaches files of " + SafeText.quoted(scheme + "://"),
                        scheme.equals("file")
                                ? "write the path without file://"
                                : "write https://HOST/FILE or s3://BUCKET/KEY, or the path of a file of this machine"));
        RemoteAddress address = address(entry, files, exposed);
        boolean folder = entry.key().is(Mark.FOLDER);
        if (address.name().isEmpty()) {
            throw refused(
                    entry,
                    "'" + SafeText.escape(address.shown()) + "' names no file; folders are read and written on this"
                            + " machine only",
                    folder ? "copy the folder here and name the copy" : "end it with the name of a file");
        }
        if (mark == Mark.OUTPUT && folder) {
            throw refused(
                    entry,
                    config.strategy().id() + " writes a folder, which is possible on this machine only",
                    "write it here and copy it there");
        }
        if (mark == Mark.OUTPUT && !ask(files, entry, scheme)) {
            throw refused(
                    entry,
                    "files can't be written to " + scheme + "://",
                    "write it to s3://BUCKET/KEY, or to a file of this machine");
        }
        String token = hasToken(config) ? config.text(TOKEN) : null;
        if (token != null && !takesToken(files, scheme)) {
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

    private static RemoteAddress address(ConfigEntry entry, LoadedRemote files, Consumer<String> exposed) {
        Matcher user = USER.matcher(entry.value());
        if (user.find()) {
            // Told before anything is said of it: the line of the file is shown with the problem.
            for (String part : user.group(1).split(":", 2)) {
                exposed.accept(part);
            }
            throw refused(
                    entry,
                    "an address is shown and stored, and holds a user or password",
                    "write the key token: \"${secret.NAME}\"");
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

    private static boolean ask(LoadedRemote files, ConfigEntry entry, String scheme) {
        try {
            return files.ask(known -> known.writes(scheme));
        } catch (IOException e) {
            throw refused(entry, String.valueOf(e.getMessage()), null);
        }
    }

    private static boolean takesToken(LoadedRemote files, String scheme) {
        try {
            return files.ask(known -> known.takesToken(scheme));
        } catch (IOException e) {
            return false;
        }
    }

    private static LabelingException refused(ConfigEntry entry, String message, @Nullable String hint) {
        return new LabelingException(StandardError.NOT_ALLOWED, entry.place(), message, hint);
    }
}
