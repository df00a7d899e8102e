package io.labelwright.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The examples give the same bytes in any language, time zone and default charset, with any number of threads. Each
 * build draws another combination and prints the seed to draw it again.
 */
class AnywhereIT {

    private static final long SEED = Long.getLong("labelwright.anywhere.seed", System.nanoTime());
    private static final List<String> LANGUAGES = List.of("tr", "ar", "de", "fa", "th", "hi");
    private static final List<String> ZONES =
            List.of("Pacific/Kiritimati", "America/St_Johns", "Asia/Kathmandu", "Etc/GMT+12", "Africa/Casablanca");
    private static final List<String> CHARSETS = List.of("US-ASCII", "UTF-16", "ISO-8859-9", "Cp1252", "UTF-8");
    private static final int MOST_THREADS = 9;

    @TempDir
    private Path place;

    @ParameterizedTest
    @ValueSource(strings = {"dawid-skene-1979", "spam"})
    void anExampleGivesTheSameBytesAnywhere(String example) throws Exception {
        var random = new Random(SEED);
        List<String> flags = List.of(
                "-Duser.language=" + one(LANGUAGES, random),
                "-Duser.country=" + (random.nextBoolean() ? "TR" : "EG"),
                "-Duser.timezone=" + one(ZONES, random),
                "-Dfile.encoding=" + one(CHARSETS, random),
                "-Dsun.jnu.encoding=UTF-8");
        String threads = Integer.toString(1 + random.nextInt(MOST_THREADS));
        String what = "-Dlabelwright.anywhere.seed=" + SEED + ": " + flags + ", " + threads + " threads";
        System.out.println("AnywhereIT: " + example + ", " + what);

        Map<String, String> here = outputs(
                example, "here", List.of("-Duser.language=en", "-Duser.timezone=UTC", "-Dfile.encoding=UTF-8"), "1");
        Map<String, String> there = outputs(example, "there", flags, threads);

        assertThat(here).as(what).hasSizeGreaterThan(3);
        assertThat(there).as(what).isEqualTo(here);
    }

    private static String one(List<String> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    /** The exports with their manifests, and the names of all objects, which are the hashes of their bytes. */
    private Map<String, String> outputs(String example, String name, List<String> flags, String threads)
            throws Exception {
        Path folder = Files.createDirectory(place.resolve(name));
        var program = new JarProgram(folder);
        program.copyExample(example);
        var result = program.runWith(flags, "run", "workflow.yaml", "--threads", threads);
        assertThat(result.code()).as(flags + result.err()).isZero();
        var contents = new TreeMap<String, String>();
        for (Path file : files(folder.resolve("out"))) {
            contents.put(folder.relativize(file).toString(), Files.readString(file, StandardCharsets.UTF_8));
        }
        for (Path object : files(folder.resolve(".labelwright/objects"))) {
            contents.put(folder.relativize(object).toString(), "");
        }
        return contents;
    }

    private static List<Path> files(Path below) throws IOException {
        try (Stream<Path> files = Files.walk(below)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
