import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Made character-classes.txt: what the reference tokenizer takes each character for, found by asking it for the ids of
 * an a, the character, and a b. Its tables are of another Unicode than those of any JDK. Run like GoldenTokens.java:
 *
 * <pre>java -cp JARS CharacterClasses.java all-minilm-l6-v2-q-tokenizer.json &gt; character-classes.txt</pre>
 */
public class CharacterClasses {

    public static void main(String[] arguments) throws Exception {
        var removed = new ArrayList<Integer>();
        var space = new ArrayList<Integer>();
        var alone = new ArrayList<Integer>();
        try (var tokenizer = HuggingFaceTokenizer.newInstance(
                Path.of(arguments[0]), Map.of("padding", "false", "truncation", "false"))) {
            long[] together = tokenizer.encode("ab").getIds();
            long[] apart = tokenizer.encode("a b").getIds();
            for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
                if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                    continue;
                }
                long[] ids = tokenizer.encode("a" + Character.toString(c) + "b").getIds();
                if (Arrays.equals(ids, together)) {
                    removed.add(c);
                } else if (Arrays.equals(ids, apart)) {
                    space.add(c);
                } else if (ids.length >= 5 && ids[1] == apart[1] && ids[ids.length - 2] == apart[2]) {
                    // A letter between the two would have made one word of them.
                    alone.add(c);
                }
            }
        }
        System.out.print("removed" + ranges(removed) + "\nspace" + ranges(space) + "\nalone" + ranges(alone) + "\n");
    }

    private static String ranges(List<Integer> characters) {
        var ranges = new StringBuilder();
        for (int i = 0; i < characters.size(); i++) {
            int from = characters.get(i);
            int to = from;
            while (i + 1 < characters.size() && characters.get(i + 1) == to + 1) {
                to++;
                i++;
            }
            ranges.append(' ').append(Integer.toHexString(from));
            ranges.append(to > from ? "-" + Integer.toHexString(to) : "");
        }
        return ranges.toString();
    }
}
