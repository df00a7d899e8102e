package io.labelwright.testkit;

import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceFactory;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.testkit.SourceCheck.Bounds;
import io.labelwright.testkit.SourceCheck.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A format under the hands of a fuzzer, with one or several configs, of which the first byte of an input chooses one:
 * {@code a} the first, {@code b} the second, and so on. What follows is a file, or, for formats that are folders,
 * several of them: a line {@code @@ NAME} begins each.
 */
public final class FuzzedSource {

    private static final String MARK = "@@ ";
    private static final int MOST_FILES = 16;

    private static final Bounds BOUNDS = new Bounds(Duration.ofSeconds(1), 64, Integer.MAX_VALUE);

    private final List<Supplier<Source>> sources;
    private final Bounds bounds;

    private FuzzedSource(List<Supplier<Source>> sources, Bounds bounds) {
        this.sources = sources;
        this.bounds = bounds;
    }

    /**
     * A format.
     *
     * @param with blocks {@code with} in YAML
     */
    @SuppressWarnings("unchecked") // the config is of the factory's own type
    public static FuzzedSource of(SourceFactory<?> factory, String... with) {
        var sources = new ArrayList<Supplier<Source>>();
        LabelSchema schema = InMemoryInputs.ofClasses("ham", "spam").schema();
        for (String block : with) {
            Record config = StrategyConfig.ofFactory(factory).bind(block, schema);
            sources.add(() -> ((SourceFactory<Record>) factory).create(config));
        }
        return new FuzzedSource(sources, BOUNDS);
    }

    /** The same within other bounds than a second, 64 MB and any number of records. */
    public FuzzedSource within(Bounds bounds) {
        return new FuzzedSource(sources, bounds);
    }

    /**
     * Checks what the source makes of a file.
     *
     * @param name the file's name
     * @param input a byte for the config, then the file's content
     * @throws AssertionError when the source breaks a promise
     */
    public Reading file(String name, byte[] input) throws IOException {
        return SourceCheck.check(bounds, source(input), name, rest(input));
    }

    /**
     * Checks what the source makes of a folder.
     *
     * @param input a byte for the config, then files
     * @throws AssertionError when the source breaks a promise
     */
    public Reading folder(byte[] input) throws IOException {
        return SourceCheck.check(bounds, source(input), "data", files(rest(input)));
    }

    private Supplier<Source> source(byte[] input) {
        int chosen = input.length == 0 ? 0 : (input[0] - 'a') & 0xFF;
        return sources.get(chosen % sources.size());
    }

    private static byte[] rest(byte[] input) {
        return Arrays.copyOfRange(input, Math.min(1, input.length), input.length);
    }

    /** Files of names that a folder can hold; of two with one name the last. */
    private static Map<String, byte[]> files(byte[] bytes) {
        // A byte a character, so that the files' own bytes stay as they are.
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        Map<String, byte[]> files = new TreeMap<>();
        int at = text.startsWith(MARK) ? 0 : text.indexOf("\n" + MARK) + 1;
        while (text.startsWith(MARK, at) && files.size() < MOST_FILES) {
            int lineEnd = text.indexOf('\n', at);
            lineEnd = lineEnd < 0 ? text.length() : lineEnd;
            int next = text.indexOf("\n" + MARK, lineEnd) + 1;
            int end = next == 0 ? text.length() : next;
            String name = new String(bytes, at + MARK.length(), lineEnd - at - MARK.length(), StandardCharsets.UTF_8);
            if (isName(name)) {
                files.put(name, Arrays.copyOfRange(bytes, Math.min(lineEnd + 1, end), end));
            }
            at = end;
        }
        return files;
    }

    private static boolean isName(String name) {
        for (String part : name.split("/", -1)) {
            if (part.isEmpty() || part.startsWith(".") || part.indexOf('\0') >= 0) {
                return false;
            }
        }
        return true;
    }
}
