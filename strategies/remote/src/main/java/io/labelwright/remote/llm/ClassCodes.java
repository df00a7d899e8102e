package io.labelwright.remote.llm;

import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.label.LabelSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the model calls the classes: by their names, or by codes of three letters that change with the seed. Codes of up
 * to twenty classes begin with letters of their own, so that the first token of an answer tells which it is.
 *
 * @see <a href="https://arxiv.org/abs/2511.21752">Class-directive injection, and aliases against it</a>
 */
final class ClassCodes {

    /** No vowels: nothing that reads like a word. */
    private static final String LETTERS = "BCDFGHJKLMNPQRSTVWXZ";

    private final List<String> codes;
    private final Map<String, Integer> classes = new HashMap<>();

    private ClassCodes(List<String> codes) {
        this.codes = codes;
        for (int k = 0; k < codes.size(); k++) {
            classes.put(codes.get(k), k);
        }
    }

    /** The names of the classes themselves. */
    static ClassCodes names(LabelSchema schema) {
        var names = new ArrayList<String>();
        schema.classes().forEach(known -> names.add(known.name()));
        return new ClassCodes(names);
    }

    /** Codes of a seed. */
    static ClassCodes random(LabelSchema schema, long seed) {
        SeededRandom random = SeededRandom.of(seed).stream("codes");
        int[] first = shuffled(random, 1);
        int[] second = shuffled(random, 2);
        int[] third = shuffled(random, 3);
        int letters = LETTERS.length();
        if (schema.size() > letters * letters * letters) {
            throw new IllegalArgumentException(schema.size() + " classes are more than there are codes");
        }
        var codes = new ArrayList<String>();
        for (int k = 0; k < schema.size(); k++) {
            int block = k / letters;
            codes.add("" + LETTERS.charAt(first[k % letters])
                    + LETTERS.charAt(second[(block + 7 * k) % letters])
                    + LETTERS.charAt(third[(block / letters + k) % letters]));
        }
        return new ClassCodes(codes);
    }

    private static int[] shuffled(SeededRandom random, int place) {
        var order = new int[LETTERS.length()];
        for (int i = 0; i < order.length; i++) {
            int other = random.below(i + 1, place, i);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }

    /** How many classes there are. */
    int size() {
        return codes.size();
    }

    /** What the class with this index is called. */
    String code(int label) {
        return codes.get(label);
    }

    /** All codes by class index. */
    List<String> codes() {
        return codes;
    }

    /** The class with this code; -1 for none. */
    int find(String code) {
        return classes.getOrDefault(code, -1);
    }
}
