package io.labelwright.consensus;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The small crowd of golden/crowd_references.py, and what other implementations make of it. */
public final class ReferenceCrowd {

    /** Size of the crowd. */
    public static final int ITEMS = 24;

    /** Size of the crowd. */
    public static final int ANNOTATORS = 7;

    /** How many classes there are. */
    public static final int CLASSES = 3;

    private ReferenceCrowd() {}

    /** The answers, by the formula of the script. */
    public static Crowd answers() {
        var crowd = new Crowd(ITEMS, CLASSES);
        for (int i = 0; i < ITEMS; i++) {
            for (int j = 0; j < ANNOTATORS; j++) {
                if ((i * 7 + j * 5) % 4 != 0) {
                    boolean right = (i * 13 + j * 17 + i * j) % 10 < 9 - j;
                    crowd.answer(i, j, right ? i % CLASSES : (i % CLASSES + 1 + (i + j) % 2) % CLASSES);
                }
            }
        }
        return crowd;
    }

    /** Posteriors by item of a method's reference. */
    public static double[][] posteriors(String method) {
        try (InputStream in = ReferenceCrowd.class.getResourceAsStream("/golden/crowd_posteriors.csv")) {
            List<String> lines = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(method + ","))
                    .toList();
            var posteriors = new double[lines.size()][CLASSES];
            for (int i = 0; i < posteriors.length; i++) {
                String[] cells = lines.get(i).split(",", -1);
                for (int k = 0; k < CLASSES; k++) {
                    posteriors[i][k] = Double.parseDouble(cells[2 + k]);
                }
            }
            return posteriors;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
