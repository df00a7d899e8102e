package io.labelwright.spi.remote;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Reaches the files of some schemes, such as {@code https} or {@code s3}, so that every import may name one as its path
 * and, where it {@link #writes}, every export. Found by {@link java.util.ServiceLoader}, on the class path and in
 * plug-in folders; made and used only when a workflow names an address of its schemes. Used by several threads at once.
 *
 * <p>A method that takes a {@link RemoteRequest} makes one request (and what belongs to it, such as redirects): the
 * engine repeats what fails with an {@link IOException}, waits between, watches over time and size, and stops when the
 * user does. Each has time limits of its own for connecting and for the first byte of an answer. What will not become
 * better by asking again is a {@link RemoteFailure}. No message holds a secret or any byte of an answer's body, which
 * may be somebody else's.
 */
public interface RemoteFiles {

    /** The schemes, in lower case and without the colon; no two providers may have one in common. */
    Set<String> schemes();

    /** Whether files of this scheme can be written. */
    default boolean writes(String scheme) {
        return false;
    }

    /** Whether the files below an address can be listed, so that an import of a folder may name one. */
    default boolean lists(String scheme) {
        return false;
    }

    /** Whether who asks proves who they are by a {@link RemoteRequest#token}. */
    default boolean takesToken(String scheme) {
        return false;
    }

    /**
     * Understands an address. Reaches nothing.
     *
     * @param path as the workflow says it; starts with one of the schemes and {@code ://}
     * @throws IllegalArgumentException when it is none, with a message that says what was expected, and holds none of
     *     the address's secrets
     */
    RemoteAddress address(String path);

    /**
     * Opens a file.
     *
     * @return empty when it still is the version that {@link RemoteRequest#unless} names
     * @throws RemoteFailure when there is none, it may not be read, or it is no longer the version of
     *     {@link RemoteRequest#match}
     * @throws IOException when the server can't be reached or does not answer as it should, which another attempt may
     *     mend
     */
    Optional<RemoteBody> open(RemoteRequest request) throws IOException;

    /** What a file is now, without its bytes; empty when there is none. */
    Optional<RemoteVersion> look(RemoteRequest request) throws IOException;

    /**
     * Puts a file at an address in one step, in place of what is there: whoever reads sees the old one or the new one,
     * and after a failure nothing of the new one is left.
     *
     * @param file a file of this machine, which nobody changes meanwhile
     * @param sha256 the hash of its bytes, to be kept beside it where the place can
     */
    default RemoteVersion put(RemoteRequest request, Path file, String sha256) throws IOException {
        throw new RemoteFailure(RemoteFailure.Kind.REFUSED, "files can't be written there", null);
    }

    /**
     * Lists the files below a folder at any depth, a part at a time.
     *
     * @param request its address ends with {@code /}
     * @param from what the part before named as {@link RemoteListing#next}; empty for the first
     * @throws RemoteFailure when it may not be listed, or holds a file that no address names
     */
    default RemoteListing list(RemoteRequest request, String from) throws IOException {
        throw new RemoteFailure(RemoteFailure.Kind.REFUSED, "folders can't be listed there", null);
    }
}
