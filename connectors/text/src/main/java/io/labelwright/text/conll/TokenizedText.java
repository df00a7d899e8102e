package io.labelwright.text.conll;

import io.labelwright.spi.label.Span;
import io.labelwright.text.CodePoints;
import io.labelwright.text.Refusals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tokens of a text in sentences, and where they stand in it. */
final class TokenizedText {

    private final String text;
    private final List<List<String>> sentences;
    /** Of all tokens in order: code points before the first and behind the last of their characters. */
    private final int[] starts;

    private final int[] ends;
    private final int[] sentenceOf;

    private TokenizedText(String text, List<List<String>> sentences, int[] chars) {
        this.text = text;
        this.sentences = sentences;
        this.starts = new int[chars.length];
        this.ends = new int[chars.length];
        this.sentenceOf = new int[chars.length];
        var points = new CodePoints(text);
        int i = 0;
        for (int s = 0; s < sentences.size(); s++) {
            for (String token : sentences.get(s)) {
                starts[i] = points.fromChars(chars[i]);
                ends[i] = points.fromChars(chars[i] + token.length());
                sentenceOf[i++] = s;
            }
        }
    }

    /** Places the tokens in the text; null when it does not consist of them. */
    static @Nullable TokenizedText of(String text, List<List<String>> sentences) {
        List<String> tokens = sentences.stream().flatMap(List::stream).toList();
        int @Nullable [] places = TokenPlaces.of(tokens, text);
        return places == null ? null : new TokenizedText(text, sentences, places);
    }

    List<List<String>> sentences() {
        return sentences;
    }

    /**
     * The tags of all tokens in order.
     *
     * @param sorted spans by start
     * @param misfits told what the tags can't say
     */
    String[] tags(List<Span> sorted, TagScheme scheme, List<String> misfits) {
        var tags = new String[starts.length];
        Arrays.fill(tags, "O");
        int behind = -1;
        Span before = null;
        for (Span span : sorted) {
            int first = Arrays.binarySearch(starts, span.start());
            int last = Arrays.binarySearch(ends, span.end());
            if (first < 0 || last < first) {
                misfits.add(told(span) + " does not begin and end with a token");
            } else if (before != null && span.start() < before.end()) {
                misfits.add(told(span) + " overlaps " + told(before));
            } else if (sentenceOf[first] != sentenceOf[last]) {
                misfits.add(told(span) + " reaches over the end of a sentence");
            } else {
                boolean touches = before != null
                        && behind == first
                        && sentenceOf[first - 1] == sentenceOf[first]
                        && before.label().equals(span.label());
                for (int i = first; i <= last; i++) {
                    tags[i] = scheme.letter(i - first, last - first + 1, touches) + "-" + span.label();
                }
                behind = last + 1;
                before = span;
            }
        }
        return tags;
    }

    private String told(Span span) {
        var points = new CodePoints(text);
        int from = points.toChars(span.start());
        int to = points.toChars(span.end());
        String what = "the span " + span.label() + " from " + span.start() + " to " + span.end();
        return from < 0 || to < 0
                ? what + ", which is beyond the text,"
                : what + " '" + Refusals.shown(text.substring(from, to)) + "'";
    }

    /** The tokens of a JSON field, as many as these; empty when the field does not hold them. */
    List<String> column(@Nullable List<List<String>> field) {
        if (field == null) {
            return List.of();
        }
        List<String> values = new ArrayList<>();
        field.forEach(values::addAll);
        return values.size() == starts.length ? values : List.of();
    }
}
