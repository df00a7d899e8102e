package io.labelwright.s3;

import io.labelwright.spi.remote.RemoteAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Addresses of objects, {@code s3://BUCKET/KEY}. The key is taken as it stands, without escapes, as other programs take
 * it. What is allowed is the bucket, by the whole word {@code s3://BUCKET}: names of buckets are given to whoever asks
 * first, and one may be called like a host that the operator allows.
 */
final class S3Address {

    static final String SCHEME = "s3";

    private static final String PREFIX = SCHEME + "://";
    private static final String ANY = "*";
    private static final int LONGEST = 1024;
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    private S3Address() {}

    /**
     * Understands an address.
     *
     * @throws IllegalArgumentException when it is none, saying what was expected
     */
    static RemoteAddress of(String text) {
        if (text.length() < PREFIX.length() || !text.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
            throw new IllegalArgumentException("expected s3://BUCKET/KEY");
        }
        int slash = text.indexOf('/', PREFIX.length());
        String bucket = text.substring(PREFIX.length(), slash < 0 ? text.length() : slash);
        String key = slash < 0 ? "" : text.substring(slash + 1);
        if (!BUCKET.matcher(bucket).matches()) {
            throw new IllegalArgumentException(
                    "expected s3://BUCKET/KEY with a bucket of 3 to 63 small letters, digits," + " dots and hyphens");
        }
        checkKey(key);
        try {
            // Escapes what an address can't hold; the decoded path is the key again.
            URI uri = new URI(SCHEME, bucket, "/" + key, null);
            return new RemoteAddress(uri, PREFIX + bucket + "/" + key, List.of(), List.of(PREFIX + bucket, ANY));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("the key can't be understood: " + e.getReason(), e);
        }
    }

    private static void checkKey(String key) {
        for (int i = 0; i < key.length(); i++) {
            if (Character.isISOControl(key.charAt(i)) || Character.isSurrogate(key.charAt(i)) && !isPair(key, i)) {
                throw new IllegalArgumentException("the key holds a control character or half of one");
            }
        }
        if (key.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > LONGEST) {
            throw new IllegalArgumentException("the key is longer than " + LONGEST + " bytes");
        }
        String[] parts = key.split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            if (parts[i].equals(".") || parts[i].equals("..") || (parts[i].isEmpty() && !last)) {
                throw new IllegalArgumentException("the key holds an empty part, . or .. between slashes, which many"
                        + " programs take for something else");
            }
        }
    }

    private static boolean isPair(String key, int at) {
        return Character.isHighSurrogate(key.charAt(at))
                ? at + 1 < key.length() && Character.isLowSurrogate(key.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(key.charAt(at - 1));
    }

    /** The bucket of an address. */
    static String bucket(RemoteAddress address) {
        return address.uri().getAuthority();
    }

    /** The key of an address. */
    static String key(RemoteAddress address) {
        return address.uri().getPath().substring(1);
    }
}
