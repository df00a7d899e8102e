package io.labelwright.cli.project;

import io.labelwright.engine.yaml.SafeText;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes files into a folder that may be new. A file that is there is never overwritten: then none is written. */
public final class NewFolder {

    private final Path folder;

    /** The folder with this path, which need not be there. */
    public NewFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes files.
     *
     * @param files texts by path in the folder, with slashes
     * @throws LabelingException when a file is there already, with all such files; or when one can't be written
     */
    public void write(Map<String, String> files) {
        List<Path> taken = taken(files);
        if (!taken.isEmpty()) {
            throw new LabelingException(areThere(taken));
        }
        for (var file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            try {
                Files.createDirectories(path.toAbsolutePath().getParent());
                Files.writeString(path, file.getValue(), StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
            } catch (FileAlreadyExistsException e) {
                // Somebody made it since it was looked for, or there is a file where a folder is needed.
                throw new LabelingException(areThere(List.of(Path.of(e.getFile()))));
            } catch (IOException e) {
                throw new LabelingException(
                        StandardError.INPUT_OUTPUT,
                        null,
                        "can't write " + shown(path) + ": " + e,
                        "choose another folder");
            }
        }
    }

    /** What is in the way, all of it. */
    private List<Path> taken(Map<String, String> files) {
        for (Path above = folder.toAbsolutePath(); above != null; above = above.getParent()) {
            if (Files.isDirectory(above)) {
                break;
            }
            if (isThere(above)) {
                return List.of(above);
            }
        }
        return files.keySet().stream()
                .map(folder::resolve)
                .filter(NewFolder::isThere)
                .toList();
    }

    /** A link that leads nowhere is something of somebody's, too. */
    private static boolean isThere(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static Problem areThere(List<Path> paths) {
        return Problem.error(
                StandardError.USAGE,
                null,
                "nothing is overwritten, and there already "
                        + (paths.size() == 1 ? "is " : "are ")
                        + paths.stream().map(NewFolder::shown).collect(Collectors.joining(", ")),
                "name a new folder, or move " + (paths.size() == 1 ? "it" : "them") + " away");
    }

    private static String shown(Path path) {
        return SafeText.escape(path.toString());
    }
}
