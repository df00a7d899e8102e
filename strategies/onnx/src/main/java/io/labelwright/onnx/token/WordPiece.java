package io.labelwright.onnx.token;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Cuts words into the longest pieces of a vocabulary, from the front (Wu et al. 2016; Devlin et al. 2019, uncased). The
 * ids are those of the reference tokenizer, with one exception: names of special tokens in a text, such as
 * {@code [SEP]}, are words like others, since texts are data from strangers. Immutable.
 */
public final class WordPiece {

    private static final String CONTINUED = "##";
    private static final int LONGEST_WORD = 100;

    /** A piece of the vocabulary has some 23 bytes in the file, and is a text in two maps when it was read. */
    private static final int MEMORY_OF_A_BYTE = 8;

    private final BertWords words = new BertWords();
    private final Map<String, Integer> first = new HashMap<>();
    private final Map<String, Integer> continued = new HashMap<>();
    private final int unknown;
    private final int start;
    private final int end;

    private WordPiece(Map<String, Integer> vocabulary) {
        vocabulary.forEach((piece, id) -> {
            if (piece.startsWith(CONTINUED) && piece.length() > CONTINUED.length()) {
                continued.put(piece.substring(CONTINUED.length()), id);
            } else {
                first.put(piece, id);
            }
        });
        this.unknown = special("[UNK]");
        this.start = special("[CLS]");
        this.end = special("[SEP]");
    }

    private int special(String name) {
        Integer id = first.get(name);
        if (id == null) {
            throw new IllegalArgumentException("the vocabulary has no " + name + ": it is none of a BERT model");
        }
        return id;
    }

    /**
     * The tokenizer of a file {@code tokenizer.json}.
     *
     * @throws IllegalArgumentException when it holds no vocabulary of this kind
     */
    public static WordPiece ofTokenizerJson(InputStream json) throws IOException {
        Map<String, Integer> vocabulary = new HashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
            String parent = "";
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.PROPERTY_NAME) {
                    String name = parser.currentName();
                    if (name.equals("vocab") && parent.equals("model")) {
                        readVocabulary(parser, vocabulary);
                    } else {
                        JsonToken value = parser.nextToken();
                        if (name.equals("model") && value == JsonToken.START_OBJECT) {
                            parent = "model";
                        } else if (!parent.equals("model")) {
                            parser.skipChildren();
                        }
                    }
                }
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the tokenizer is no JSON: " + e.getOriginalMessage(), e);
        }
        return new WordPiece(vocabulary);
    }

    /** Bytes of memory that the tokenizer of a file of so many bytes takes. */
    public static long memory(long file) {
        return MEMORY_OF_A_BYTE * file;
    }

    private static void readVocabulary(JsonParser parser, Map<String, Integer> into) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new IllegalArgumentException(
                    "the vocabulary of the tokenizer is no WordPiece: it has no ids by name");
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String piece = parser.currentName();
            parser.nextToken();
            into.put(piece, parser.getIntValue());
        }
    }

    /** How many ids there are. */
    public int size() {
        return first.size() + continued.size();
    }

    /**
     * The ids of a text with those of its start and end.
     *
     * @param most ids at most; what is longer is cut
     */
    public int[] ids(String text, int most) {
        var ids = new int[most];
        ids[0] = start;
        var size = new int[] {1};
        words.each(text, word -> {
            size[0] = add(word, ids, size[0], most - 1);
            return size[0] < most - 1;
        });
        ids[size[0]] = end;
        return Arrays.copyOf(ids, size[0] + 1);
    }

    /** Adds the pieces of a word as far as there is room. */
    private int add(String word, int[] ids, int size, int room) {
        if (word.codePointCount(0, word.length()) > LONGEST_WORD) {
            ids[size] = unknown;
            return size + 1;
        }
        int at = size;
        int from = 0;
        while (from < word.length()) {
            Map<String, Integer> pieces = from == 0 ? first : continued;
            int to = word.length();
            Integer id = null;
            while (to > from) {
                id = pieces.get(word.substring(from, to));
                if (id != null) {
                    break;
                }
                to = word.offsetByCodePoints(to, -1);
            }
            if (id == null) {
                ids[size] = unknown;
                return size + 1;
            }
            if (at < room) {
                ids[at] = id;
            }
            at++;
            from = to;
        }
        return Math.min(at, room);
    }
}
