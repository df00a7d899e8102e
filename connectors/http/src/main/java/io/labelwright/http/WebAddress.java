package io.labelwright.http;

import io.labelwright.spi.remote.RemoteAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Addresses of web servers. Only plain ones are taken: a host that is a name, four numbers from 0 to 255 or an IPv6
 * address in brackets, so that nothing else than what the operator reads in {@code --allow-host} is reached.
 */
final class WebAddress {

    static final String HTTPS = "https";
    static final String HTTP = "http";

    /** What lets a workflow reach any host by {@code https}. */
    static final String ANY = "*";

    private static final String SHOWN = "***";
    private static final int LONGEST = 8000;

    private static final Pattern NAME = Pattern.compile("(?!-)[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*");
    private static final Pattern NUMBERS = Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})\\.){3}(?:0|[1-9][0-9]{0,2})");
    /** A last label of digits is a number in some form that libraries read in their own ways. */
    private static final Pattern NUMERIC = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0[xX][0-9A-Fa-f]*)");

    private static final Pattern PRIVATE = Pattern.compile("0\\..*|10\\..*|127\\..*|169\\.254\\..*|192\\.168\\..*"
            + "|172\\.(?:1[6-9]|2[0-9]|3[01])\\..*|100\\.(?:6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])\\..*"
            + "|22[4-9]\\..*|2[3-5][0-9]\\..*");

    /** Parameters by which servers know who asks, or that an address is signed. */
    private static final Pattern SECRET = Pattern.compile(
            ".*(?:sig|signature|token|secret|password|passwd|credential|auth|apikey|api_key|api-key|session).*|key|pwd",
            Pattern.CASE_INSENSITIVE);

    private WebAddress() {}

    /**
     * Understands an address.
     *
     * @throws IllegalArgumentException when it is none, saying what was expected
     */
    static RemoteAddress of(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("the address is longer than " + LONGEST + " characters");
        }
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "the address can't be understood at character " + (e.getIndex() + 1) + ": "
                            + e.getReason().toLowerCase(Locale.ROOT) + "; what is no letter or digit is written as %XX",
                    e);
        }
        return of(uri, true);
    }

    /**
     * As {@link #of(String)}.
     *
     * @param chosen whether somebody wrote it down; else a server sends whoever asks there, and what allows any host
     *     does not allow those that no public network leads to
     */
    static RemoteAddress of(URI uri, boolean chosen) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals(HTTPS) && !scheme.equals(HTTP)) {
            throw new IllegalArgumentException("expected an address that starts with https://");
        }
        String host = uri.getHost();
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("an address is shown and stored, and holds a user or password");
        }
        if (host == null || !isPlain(host)) {
            throw new IllegalArgumentException(
                    "the address names no host, or one that is neither a plain name nor a plain number");
        }
        if (uri.getRawFragment() != null) {
            throw new IllegalArgumentException("an address of a file has no part behind a #; a # in a name is %23");
        }
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        if (path.contains("/../") || path.endsWith("/..") || path.contains("/./")) {
            throw new IllegalArgumentException("the path of an address has no . and .. in it");
        }
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String at = host.toLowerCase(Locale.ROOT) + port;
        List<String> secrets = new ArrayList<>();
        String shown = scheme + "://" + at + path + query(uri.getRawQuery(), secrets);
        return new RemoteAddress(uri, shown, secrets, allowedBy(scheme, host.toLowerCase(Locale.ROOT), port, chosen));
    }

    /** Plain HTTP can be read and changed on its way: it is allowed by its own name, or inside of one machine. */
    private static List<String> allowedBy(String scheme, String host, String port, boolean chosen) {
        List<String> names = new ArrayList<>();
        boolean plain = scheme.equals(HTTP) && !isThisMachine(host);
        String prefix = plain ? HTTP + "://" : "";
        names.add(prefix + host);
        if (!port.isEmpty()) {
            names.add(prefix + host + port);
        }
        if (!plain) {
            names.add(scheme + "://" + host);
            names.add(scheme + "://" + host + port);
        }
        if (!plain && (chosen || !isPrivate(host))) {
            names.add(ANY);
        }
        return names;
    }

    private static boolean isPlain(String host) {
        if (host.startsWith("[")) {
            // The JDK's own syntax check; scopes name interfaces of one machine.
            return !host.contains("%");
        }
        if (NUMBERS.matcher(host).matches()) {
            for (String number : host.split("\\.", -1)) {
                if (Integer.parseInt(number) > 255) {
                    return false;
                }
            }
            return true;
        }
        return NAME.matcher(host).matches() && !NUMERIC.matcher(host).matches();
    }

    /** Whether it is this machine by any of its usual names. */
    static boolean isThisMachine(String host) {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("[::1]")
                || (NUMBERS.matcher(host).matches() && host.startsWith("127."));
    }

    /** Whether it is known to lie on no public network. */
    static boolean isPrivate(String host) {
        // All of IPv6 that is written as numbers: which of it stands for what is a long list.
        return isThisMachine(host)
                || host.startsWith("[")
                || (NUMBERS.matcher(host).matches() && PRIVATE.matcher(host).matches())
                || host.indexOf('.') < 0
                || host.endsWith(".local")
                || host.endsWith(".internal");
    }

    private static String query(@org.jspecify.annotations.Nullable String query, List<String> secrets) {
        if (query == null) {
            return "";
        }
        var shown = new StringBuilder("?");
        for (String parameter : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? parameter : parameter.substring(0, equals);
            if (shown.length() > 1) {
                shown.append('&');
            }
            if (equals >= 0 && SECRET.matcher(name).matches()) {
                secrets.add(parameter.substring(equals + 1));
                shown.append(name).append('=').append(SHOWN);
            } else {
                shown.append(parameter);
            }
        }
        return shown.toString();
    }
}
