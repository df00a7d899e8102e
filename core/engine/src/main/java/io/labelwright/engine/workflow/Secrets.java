package io.labelwright.engine.workflow;

import static io.labelwright.spi.problem.StandardError.FILE_NOT_READABLE;
import static io.labelwright.spi.problem.StandardError.UNKNOWN_VARIABLE;

import io.labelwright.engine.secret.SecretMask;
import io.labelwright.engine.yaml.NearestWord;
import io.labelwright.engine.yaml.ProblemLog;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.spi.problem.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks up secrets: environment {@code LABELWRIGHT_SECRET_NAME}, else the file {@code NAME} in the operator's folder.
 */
final class Secrets {

    private static final String PREFIX = "LABELWRIGHT_SECRET_";
    private static final int MAX_BYTES = 65_536;

    private final Function<String, @Nullable String> environment;
    private final @Nullable Path folder;
    private final SecretMask mask;

    Secrets(Function<String, @Nullable String> environment, @Nullable Path folder, SecretMask mask) {
        this.mask = mask;
        this.environment = environment;
        this.folder = folder;
    }

    /** The secret; null when there is none, which is reported without any part of any secret. */
    @Nullable
    String find(String name, Place place, ProblemLog log) {
        String fromEnvironment = environment.apply(PREFIX + name);
        if (fromEnvironment != null) {
            return notEmpty(fromEnvironment, name, place, log);
        }
        // A name that starts with a dot could lead out of the folder.
        Path file = folder == null || name.startsWith(".") ? null : folder.resolve(name);
        if (file == null || !Files.isRegularFile(file)) {
            String nearest = NearestWord.of(name, names());
            log.error(
                    UNKNOWN_VARIABLE,
                    place,
                    "there is no secret " + SafeText.quoted(name),
                    nearest != null
                            ? "did you mean " + SafeText.quoted(nearest) + "?"
                            : "set the environment variable " + PREFIX + SafeText.escape(name)
                                    + ", or give a folder with a file of that name by --secrets");
            return null;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length <= MAX_BYTES) {
                return notEmpty(withoutLastLineEnd(new String(bytes, StandardCharsets.UTF_8)), name, place, log);
            }
            log.error(FILE_NOT_READABLE, place, "the file of the secret " + SafeText.quoted(name) + " is too large");
        } catch (IOException e) {
            log.error(FILE_NOT_READABLE, place, "can't read the file of the secret " + SafeText.quoted(name));
        }
        return null;
    }

    private @Nullable String notEmpty(String secret, String name, Place place, ProblemLog log) {
        if (secret.isEmpty()) {
            log.error(UNKNOWN_VARIABLE, place, "the secret " + SafeText.quoted(name) + " is empty");
            return null;
        }
        if (secret.length() < SecretMask.SHORTEST) {
            log.warning(
                    UNKNOWN_VARIABLE,
                    place,
                    "the secret " + SafeText.quoted(name) + " has fewer than " + SecretMask.SHORTEST
                            + " characters, so it can't be masked where a plug-in prints it",
                    "take a longer one");
        }
        mask.add(secret);
        return secret;
    }

    /** Editors end files with a line end that is no part of the secret. */
    private static String withoutLastLineEnd(String text) {
        if (text.endsWith("\r\n")) {
            return text.substring(0, text.length() - 2);
        }
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    private List<String> names() {
        if (folder == null) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            // Only a hint depends on it.
            return List.of();
        }
    }
}
