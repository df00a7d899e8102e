package io.labelwright.parquet.huggingface;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which split a file of a data set belongs to: what its name starts with, else the folder that it lies in. */
final class Splits {

    static final String TRAIN = "train";

    /** {@code train-00000-of-00004.parquet}, with or without letters of a checksum behind. */
    private static final Pattern SHARD = Pattern.compile("(.+?)-\\d+-of-\\d+(?:-[0-9a-f]+)?\\.parquet");

    private static final List<String> KNOWN =
            List.of("train", "training", "validation", "valid", "val", "dev", "test", "testing", "eval", "evaluation");

    private Splits() {}

    /**
     * The split of a file.
     *
     * @param relativeName where the file lies in the folder
     */
    static String of(String relativeName) {
        String[] parts = relativeName.split("/", -1);
        String last = parts[parts.length - 1];
        Matcher shard = SHARD.matcher(last);
        if (shard.matches()) {
            return shard.group(1);
        }
        Optional<String> named = known(last.replaceFirst("\\.parquet$", ""));
        for (int i = parts.length - 2; i >= 0 && named.isEmpty(); i--) {
            named = known(parts[i]);
        }
        return named.orElse(TRAIN);
    }

    /** A split whose name stands at the beginning, before anything that is no letter. */
    private static Optional<String> known(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return KNOWN.stream()
                .filter(word -> lower.equals(word)
                        || (lower.startsWith(word) && !Character.isLetter(lower.charAt(word.length()))))
                .findFirst();
    }
}
