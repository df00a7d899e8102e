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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
        List<Problem> taken = taken(files);
        if (!taken.isEmpty()) {
            throw new LabelingException(taken);
        }
        for (var file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            try {
                Files.createDirectories(path.toAbsolutePath().getParent());
                Files.writeString(path, file.getValue(), StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
            } catch (FileAlreadyExistsException e) {
                // Somebody made it since it was looked for, or there is a file where a folder is needed.
                throw new LabelingException(isThere(Path.of(e.getFile())));
            } catch (IOException e) {
                throw new LabelingException(
                        StandardError.INPUT_OUTPUT,
                        null,
                        "can't write " + shown(path) + ": " + e,
                        "choose another folder");
            }
        }
    }

    private List<Problem> taken(Map<String, String> files) {
        var problems = new ArrayList<Problem>();
        for (Path above = folder.toAbsolutePath(); above != null; above = above.getParent()) {
            if (Files.exists(above, LinkOption.NOFOLLOW_LINKS)) {
                if (!Files.isDirectory(above)) {
                    problems.add(isThere(above));
                    return problems;
                }
                break;
            }
        }
        for (String name : files.keySet()) {
            Path path = folder.resolve(name);
            // A link that leads nowhere is something of somebody's, too.
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                problems.add(isThere(path));
            }
        }
        return problems;
    }

    private static Problem isThere(Path path) {
        return Problem.error(
                StandardError.USAGE,
                null,
                shown(path) + " is there already; nothing is overwritten",
                "name a new folder, or move it away");
    }

    private static String shown(Path path) {
        return SafeText.escape(path.toString());
    }
}
