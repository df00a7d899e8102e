package io.labelwright.evaluate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A case of a golden file: its head, its data lines and the figures expected of it, each line split at blanks. */
public record GoldenCase(List<String> head, List<List<String>> data, List<List<String>> expected) {

    /** All cases of a file in {@code golden/}. */
    public static List<GoldenCase> read(String file) {
        var cases = new ArrayList<GoldenCase>();
        try (InputStream in = GoldenCase.class.getResourceAsStream("/golden/" + file);
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                List<String> words = Arrays.asList(line.split(" ", -1));
                List<String> rest = words.subList(1, words.size());
                if (words.get(0).equals("case")) {
                    cases.add(new GoldenCase(rest, new ArrayList<>(), new ArrayList<>()));
                } else {
                    GoldenCase last = cases.get(cases.size() - 1);
                    (words.get(0).equals("expect") ? last.expected : last.data).add(rest);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases;
    }

    @Override
    public String toString() {
        return head.get(0);
    }
}
