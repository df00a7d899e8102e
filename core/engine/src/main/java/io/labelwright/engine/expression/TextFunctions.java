package io.labelwright.engine.expression;

import static dev.cel.common.CelOverloadDecl.newMemberOverload;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import io.labelwright.math.text.Keywords;
import io.labelwright.math.text.Letters;
import io.labelwright.math.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * What labeling rules ask of texts beside CEL's own functions: small letters of all scripts, words, keywords. Each list
 * of keywords is prepared once.
 */
final class TextFunctions {

    private static final int MAX_KEPT = 1024;

    private static final ListType TEXTS = ListType.create(SimpleType.STRING);

    private final Patterns patterns;
    private final ConcurrentMap<Object, Keywords> keywords = new ConcurrentHashMap<>();

    TextFunctions(Patterns patterns) {
        this.patterns = patterns;
    }

    static List<CelFunctionDecl> declarations() {
        return List.of(
                CelFunctionDecl.newFunctionDeclaration(
                        "lower", newMemberOverload("string_lower", SimpleType.STRING, SimpleType.STRING)),
                CelFunctionDecl.newFunctionDeclaration(
                        "words", newMemberOverload("string_words", TEXTS, SimpleType.STRING)),
                CelFunctionDecl.newFunctionDeclaration(
                        "hasWord",
                        newMemberOverload(
                                "string_hasWord_string", SimpleType.BOOL, SimpleType.STRING, SimpleType.STRING),
                        newMemberOverload("string_hasWord_list", SimpleType.BOOL, SimpleType.STRING, TEXTS)),
                CelFunctionDecl.newFunctionDeclaration(
                        "countWords",
                        newMemberOverload(
                                "string_countWords_string", SimpleType.INT, SimpleType.STRING, SimpleType.STRING),
                        newMemberOverload("string_countWords_list", SimpleType.INT, SimpleType.STRING, TEXTS)),
                CelFunctionDecl.newFunctionDeclaration(
                        "countMatches",
                        newMemberOverload(
                                "string_countMatches", SimpleType.INT, SimpleType.STRING, SimpleType.STRING)));
    }

    /** What runs. CEL wants immutable functions; a concurrent cache is as good. */
    @SuppressWarnings("Immutable")
    List<CelFunctionBinding> bindings() {
        return List.of(
                CelFunctionBinding.from(
                        "string_lower",
                        String.class,
                        text -> Letters.unicode14().lower(text)),
                CelFunctionBinding.from("string_words", String.class, Words::of),
                CelFunctionBinding.from(
                        "string_hasWord_string",
                        String.class,
                        String.class,
                        (text, word) -> keywords(word).isIn(text)),
                CelFunctionBinding.from(
                        "string_hasWord_list",
                        String.class,
                        List.class,
                        (text, words) -> keywords(words).isIn(text)),
                CelFunctionBinding.from("string_countWords_string", String.class, String.class, (text, word) ->
                        (long) keywords(word).count(text)),
                CelFunctionBinding.from("string_countWords_list", String.class, List.class, (text, words) ->
                        (long) keywords(words).count(text)),
                CelFunctionBinding.from("string_countMatches", String.class, String.class, patterns::count));
    }

    /** The keywords of a text or a list of texts. */
    private Keywords keywords(Object words) throws CelEvaluationException {
        Keywords known = keywords.get(words);
        if (known != null) {
            return known;
        }
        var texts = new ArrayList<String>();
        for (Object word : words instanceof List<?> list ? list : List.of(words)) {
            if (!(word instanceof String text)) {
                throw new CelEvaluationException("a list of words holds something that is no text");
            }
            texts.add(text);
        }
        Keywords made = Keywords.of(texts);
        if (keywords.size() >= MAX_KEPT) {
            // Lists made from data: forget them all rather than keep an order of use in the hot path.
            keywords.clear();
        }
        keywords.put(List.copyOf(texts), made);
        if (words instanceof String) {
            keywords.put(words, made);
        }
        return made;
    }
}
