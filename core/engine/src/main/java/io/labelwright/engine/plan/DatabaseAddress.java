package io.labelwright.engine.plan;

import io.labelwright.engine.config.ConfigEntry;
import io.labelwright.engine.config.ConfigTree;
import io.labelwright.engine.plugin.KeyDescriptor.Mark;
import io.labelwright.engine.plugin.StrategyDescriptor;
import io.labelwright.engine.store.Store;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the JDBC URL of a workflow leads, and whether it may. Files of SQLite and DuckDB are confined as all paths are;
 * any other database needs its host allowed by the operator, the own machine too. A URL says more than a place: many
 * drivers load classes, read and write files as its options tell them. So only options are taken that are known to do
 * nothing of the kind, and only forms of URLs whose host is plain; the operator lifts both with {@code --allow-host
 * '*'}.
 */
public final class DatabaseAddress {

    private static final Pattern FILE = Pattern.compile("(jdbc:(?:sqlite|duckdb):)(.*)", Pattern.DOTALL);
    private static final Pattern SERVER = Pattern.compile(
            "jdbc:[a-z0-9]+:(?:(?:tcp|ssl|thin|loadbalance|replication|sequential|aurora):)?@?//([^/?;]*)(/[^?;]*)?([?;].*)?");
    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?");
    /** User or password before the host, or as an option. */
    private static final Pattern CREDENTIALS = Pattern.compile(
            "[:/]([^:/@?;&]+)@|[?;&](?:user|password|pwd|passwd|sslpassword|pguser|pgpassword)=([^?;&]+)",
            Pattern.CASE_INSENSITIVE);
    /** Characters by which drivers tell options from a file's name. */
    private static final Pattern NO_FILE_NAME = Pattern.compile("[:?;#%*]");

    private static final Set<String> OPTIONS = Set.of(
            "applicationname",
            "binarytransfer",
            "channelbinding",
            "characterencoding",
            "connecttimeout",
            "currentschema",
            "database",
            "databasename",
            "encrypt",
            "gssencmode",
            "hostnameincertificate",
            "logintimeout",
            "preparethreshold",
            "requiressl",
            "rewritebatchedinserts",
            "schema",
            "servertimezone",
            "sockettimeout",
            "ssl",
            "sslmode",
            "sslnegotiation",
            "targetservertype",
            "tcpkeepalive",
            "usessl");

    private DatabaseAddress() {}

    /**
     * Checks the URLs of a stage.
     *
     * @param exposed is told what is secret and stands in the file, so that no message shows it
     */
    static void check(ConfigTree config, Access access, Consumer<String> exposed, List<Problem> problems) {
        boolean writes = config.strategy().kind() == StrategyDescriptor.Kind.SINK;
        for (ConfigEntry entry : config.marked(Mark.DATABASE)) {
            Matcher credentials = CREDENTIALS.matcher(entry.value());
            while (credentials.find()) {
                exposed.accept(credentials.group(1) == null ? credentials.group(2) : credentials.group(1));
            }
            try {
                resolve(entry.value(), writes, access, entry.place());
            } catch (LabelingException e) {
                problems.addAll(e.problems());
            }
        }
    }

    /**
     * The URL as its driver is given it: with the whole path of its file.
     *
     * @param writes whether the stage writes to the database
     * @throws LabelingException when the workflow may not go there
     */
    public static String resolve(String url, boolean writes, Access access, Place place) {
        Matcher file = FILE.matcher(url);
        if (file.matches()) {
            return file.group(1) + file(file.group(2), writes, access, place);
        }
        if (CREDENTIALS.matcher(url).find()) {
            throw refused(
                    StandardError.NOT_ALLOWED,
                    place,
                    "the URL of a database is shown and stored, and holds a user or password",
                    "write the keys user and password: \"${secret.NAME}\"");
        }
        if (!access.allowsAnyHost()) {
            checkServer(url, access, place);
        }
        return url;
    }

    private static Path file(String path, boolean writes, Access access, Place place) {
        if (path.isEmpty() || NO_FILE_NAME.matcher(path).find()) {
            throw refused(
                    StandardError.PATH_OUTSIDE,
                    place,
                    "the URL of a database in a file ends with the path of the file, with none of : ? ; # % * in it",
                    "for example jdbc:sqlite:data/answers.db");
        }
        Path resolved = writes ? access.write(path, place) : access.read(path, place);
        resolved = writes ? access.stillWritable(resolved) : access.stillReadable(resolved);
        if (NO_FILE_NAME.matcher(resolved.toString()).find()) {
            throw refused(
                    StandardError.PATH_OUTSIDE,
                    place,
                    "a folder above the database has one of : ? ; # % * in its name, which drivers take for options",
                    "move the database");
        }
        if (writes && Store.owns(access.store(), resolved)) {
            throw refused(
                    StandardError.SAME_OUTPUT,
                    place,
                    "'" + path + "' is a file of the store, which keeps its own records there",
                    "choose another path");
        }
        return resolved;
    }

    private static void checkServer(String url, Access access, Place place) {
        Matcher server = SERVER.matcher(url);
        if (!server.matches()) {
            throw refused(
                    StandardError.HOST_OUTSIDE,
                    place,
                    "to which host this URL leads can't be told: expected jdbc:NAME://HOST/DATABASE, or"
                            + " jdbc:sqlite:FILE, jdbc:duckdb:FILE",
                    "write it so, or let the operator allow any address with --allow-host '*'");
        }
        String hosts = server.group(1);
        for (String one : hosts.split(",", -1)) {
            checkHost(one, access, place);
        }
        checkOptions(server.group(3), place);
    }

    private static void checkHost(String text, Access access, Place place) {
        Matcher host = HOST.matcher(text);
        if (!host.matches()) {
            throw refused(
                    StandardError.HOST_OUTSIDE,
                    place,
                    "the URL of a database names no host, or one that is no plain name: " + SafeText.quoted(text),
                    "write jdbc:NAME://HOST:PORT/DATABASE");
        }
        String port = host.group(2) == null ? "" : host.group(2);
        if (!access.allowsHost(host.group(1), port)) {
            throw refused(
                    StandardError.HOST_OUTSIDE,
                    place,
                    "the workflow may not reach the host " + SafeText.quoted(text),
                    "let the operator allow it with --allow-host " + host.group(1));
        }
    }

    private static void checkOptions(@Nullable String options, Place place) {
        if (options == null) {
            return;
        }
        for (String option : options.split("[?;&]", -1)) {
            int equals = option.indexOf('=');
            String name = equals < 0 ? option : option.substring(0, equals);
            if (!name.isEmpty() && !OPTIONS.contains(name.toLowerCase(Locale.ROOT))) {
                throw refused(
                        StandardError.NOT_ALLOWED,
                        place,
                        "the option " + SafeText.quoted(name) + " of the URL is none of those that a workflow may set",
                        "leave it out, or let the operator allow any address with --allow-host '*'");
            }
        }
    }

    private static LabelingException refused(StandardError code, Place place, String message, @Nullable String hint) {
        return new LabelingException(code, place, message, hint);
    }
}
