package io.labelwright.engine.plan;

import io.labelwright.engine.workflow.IncludedFile;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.remote.RemoteAddress;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a workflow may read and write: its own folder and its store, and what the operator allows beside them. Paths
 * are relative to the file in which they stand. Symbolic links are followed before the check, so that none leads out.
 */
public final class Access {

    /** How many bytes a remote file may have unless the operator says otherwise. */
    public static final long MOST_DOWNLOAD = 32L << 30;

    private final Path folder;
    private final Path store;
    private final List<Path> readable;
    private final List<Path> writable;
    private final Map<String, Path> folders;
    private final List<String> hosts;
    private final long mostDownload;

    /**
     * The access of one workflow.
     *
     * @param folder folder of the workflow file
     * @param store folder of the store; may not exist yet
     * @param allowRead more folders that the operator lets it read
     * @param allowWrite more folders that the operator lets it write (and read)
     */
    public Access(Path folder, Path store, List<Path> allowRead, List<Path> allowWrite) {
        this(folder, store, allowRead, allowWrite, List.of(), MOST_DOWNLOAD, List.of());
    }

    /**
     * The access of one workflow that includes files.
     *
     * @param allowHost hosts that the operator lets it reach, {@code HOST} or {@code HOST:PORT}; {@code *} for all
     * @param mostDownload how many bytes a remote file may have
     * @param included the files; paths that stand in one of them are relative to its folder
     */
    public Access(
            Path folder,
            Path store,
            List<Path> allowRead,
            List<Path> allowWrite,
            List<String> allowHost,
            long mostDownload,
            List<IncludedFile> included) {
        this.folder = folder.toAbsolutePath().normalize();
        this.store = real(store);
        this.writable = new ArrayList<>(List.of(real(this.folder), this.store));
        allowWrite.forEach(path -> writable.add(real(path)));
        this.readable = new ArrayList<>(writable);
        allowRead.forEach(path -> readable.add(real(path)));
        this.hosts = List.copyOf(allowHost);
        this.mostDownload = mostDownload;
        this.folders = new HashMap<>();
        included.forEach(file -> folders.put(file.shown(), file.folder()));
    }

    /** The name of the manifest of an exported file. */
    public static String manifestName(String file) {
        return "." + file + ".manifest.json";
    }

    /** The workflow's folder. */
    public Path folder() {
        return folder;
    }

    /** The folder of the store, with symbolic links resolved. */
    Path store() {
        return store;
    }

    /** The file that a stage may read under this path. */
    public Path read(String path, Place place) {
        return confine(path, base(place), place, readable, "read", "--allow-read");
    }

    /** The file that may be read under this path, which is relative to this folder. */
    public Path read(String path, Path base, Place place) {
        return confine(path, base, place, readable, "read", "--allow-read");
    }

    /** The file that a stage may write under this path. */
    public Path write(String path, Place place) {
        return confine(path, base(place), place, writable, "write", "--allow-write");
    }

    /** Whether the operator lets the workflow reach any host, by {@code --allow-host '*'}. */
    boolean allowsAnyHost() {
        return hosts.contains("*");
    }

    /**
     * Whether the operator lets the workflow reach a host.
     *
     * @param host name or address
     * @param port with a colon before it; empty for the usual one
     */
    boolean allowsHost(String host, String port) {
        return allowsAnyHost()
                || hosts.stream()
                        .anyMatch(allowed -> allowed.equalsIgnoreCase(host)
                                || (!port.isEmpty() && allowed.equalsIgnoreCase(host + port)));
    }

    /**
     * Makes sure that the workflow may reach a remote file.
     *
     * @throws LabelingException when the operator does not allow it
     */
    public void reach(RemoteAddress address, Place place) {
        for (String allowed : hosts) {
            if (address.allowedBy().stream().anyMatch(allowed::equalsIgnoreCase)) {
                return;
            }
        }
        throw new LabelingException(
                StandardError.HOST_OUTSIDE,
                place,
                "the workflow may not reach " + SafeText.escape(address.shown()),
                "let the operator allow it with --allow-host "
                        + SafeText.escape(address.allowedBy().get(0)));
    }

    /** How many bytes a remote file may have. */
    public long mostDownload() {
        return mostDownload;
    }

    /** The folder to which a path is relative that stands here. */
    private Path base(Place place) {
        return folders.getOrDefault(place.file(), folder);
    }

    /** A path as messages, records and manifests name it: as it is written, or made relative to the workflow file. */
    String shown(String path, Path resolved, Place place) {
        if (base(place).equals(folder) || Path.of(path).isAbsolute()) {
            return path;
        }
        return folder.relativize(resolved).toString().replace(File.separatorChar, '/');
    }

    /**
     * The file once more, at the moment of reading: a link may have been put in its place since it was checked.
     *
     * @param resolved what {@link #read} gave
     */
    public Path stillReadable(Path resolved) {
        return still(resolved, readable, "read");
    }

    /** As {@link #stillReadable}, at the moment of writing, which replaces a link and does not follow it. */
    public Path stillWritable(Path resolved) {
        still(resolved, writable, "write");
        Path folderOfFile = resolved.getParent();
        return folderOfFile == null ? resolved : real(folderOfFile).resolve(resolved.getFileName());
    }

    private static Path still(Path resolved, List<Path> allowed, String verb) {
        Path real = real(resolved);
        if (allowed.stream().noneMatch(real::startsWith)) {
            throw new LabelingException(
                    StandardError.PATH_OUTSIDE,
                    null,
                    "cannot " + verb + " " + resolved + ": since it was checked a link was put there that leads out of"
                            + " the workflow's folder",
                    "take the link away");
        }
        return real;
    }

    private Path confine(String path, Path base, Place place, List<Path> allowed, String verb, String flag) {
        String wrong = PathNames.problem(path);
        if (wrong != null) {
            throw new LabelingException(StandardError.PATH_OUTSIDE, place, "the path " + wrong, "choose another name");
        }
        Path resolved;
        try {
            resolved = base.resolve(path).normalize();
        } catch (InvalidPathException e) {
            throw new LabelingException(
                    StandardError.PATH_OUTSIDE,
                    place,
                    "'" + SafeText.escape(path) + "' is no path: " + e.getReason(),
                    null);
        }
        Path real = real(resolved);
        if (allowed.stream().noneMatch(real::startsWith)) {
            throw new LabelingException(
                    StandardError.PATH_OUTSIDE,
                    place,
                    "the workflow may not " + verb + " '" + path + "', which lies outside its folder",
                    "move it below the workflow's folder, or let the operator allow it with " + flag + " DIR");
        }
        return resolved;
    }

    /** The path with symbolic links resolved as far as it exists. */
    static Path real(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        try {
            return absolute.toRealPath();
        } catch (IOException e) {
            return realAsFarAsItExists(absolute);
        }
    }

    private static Path realAsFarAsItExists(Path absolute) {
        Path existing = absolute;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (existing == null) {
            return absolute;
        }
        try {
            return existing.toRealPath().resolve(existing.relativize(absolute)).normalize();
        } catch (IOException e) {
            return absolute;
        }
    }
}
