package io.labelwright.spi.remote;

/**
 * What tells one content of a remote file from another, as its server says. Empty texts: not said.
 *
 * @param etag the entity tag as it was sent, with its quotes and its {@code W/}
 * @param modified the time of the last change as it was sent
 * @param size its size in bytes; -1 when not said
 * @param sha256 the hash of its bytes that whoever put it there left beside it
 */
public record RemoteVersion(String etag, String modified, long size, String sha256) {

    /** Whether it says anything by which a change would show. */
    public boolean isTold() {
        return !etag.isEmpty() || !modified.isEmpty();
    }

    /** Whether equal tags mean equal bytes, so that a transfer may go on where it broke off. */
    public boolean isStrong() {
        return !etag.isEmpty() && !etag.startsWith("W/");
    }

    /** Whether, as far as both say, it is the same content. */
    public boolean agreesWith(RemoteVersion other) {
        boolean tags = etag.isEmpty() || other.etag.isEmpty() || etag.equals(other.etag);
        boolean times = modified.isEmpty() || other.modified.isEmpty() || modified.equals(other.modified);
        boolean sizes = size < 0 || other.size < 0 || size == other.size;
        return tags && times && sizes;
    }
}
