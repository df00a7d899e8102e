package io.labelwright.text.conll;

import io.labelwright.spi.connect.RecordSink;
import io.labelwright.spi.label.LabelText;
import io.labelwright.spi.label.Span;
import io.labelwright.text.CodePoints;
import io.labelwright.text.JsonTexts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a record of the sentences of an item. The text is the tokens with spaces between them, and line ends between
 * sentences, or what comments say it is. The fields {@code tokens}, {@code pos}, {@code chunk} keep the columns as
 * JSON: of a sentence a list, of a document a list for each of its sentences.
 */
final class ItemRecords {

    private static final List<String> CONLL_2003 = List.of("pos", "chunk");

    private final RecordSink sink;
    private final TagScheme scheme;
    private final boolean documents;

    ItemRecords(RecordSink sink, TagScheme scheme, boolean documents) {
        this.sink = sink;
        this.scheme = scheme;
        this.documents = documents;
    }

    /** Hands over one item. */
    void take(List<Sentence> sentences) {
        Sentence first = sentences.get(0);
        for (Sentence sentence : sentences) {
            checkTags(sentence);
            Sentence.Flaw flaw = sentence.flaw;
            if (flaw != null) {
                sink.bad(flaw.line(), flaw.column(), flaw.reason(), flaw.text());
                return;
            }
        }
        var text = new StringBuilder();
        List<int[]> starts = new ArrayList<>();
        if (!text(sentences, text, starts)) {
            return;
        }
        String id = first.id != null ? first.id : documents ? "" + first.document : first.document + "." + first.number;
        sink.field(sink.column("id"), id);
        sink.field(sink.column("item"), id);
        sink.field(sink.column("text"), text.toString());
        if (!documents) {
            sink.field(sink.column("document"), "" + first.document);
        }
        if (first.number > 0) {
            columns(sentences);
        }
        sink.field(sink.column("label"), LabelText.spans(spans(sentences, starts, text.toString())));
        sink.end(Math.max(1, first.line));
    }

    private void checkTags(Sentence sentence) {
        Tag before = Tag.OUTSIDE;
        for (int i = 0; i <= sentence.tags.size() && sentence.flaw == null; i++) {
            boolean end = i == sentence.tags.size();
            Tag tag = end ? Tag.OUTSIDE : sentence.tags.get(i);
            String breach = scheme.breach(before, tag);
            if (breach != null) {
                int at = end ? i - 1 : i;
                sentence.flawed(
                        sentence.lines.get(at),
                        0,
                        (end ? "the name at the end of the sentence has no last tag L-" + before.label() : breach)
                                + " (scheme " + scheme.word() + ")",
                        sentence.tokens.get(at) + " " + sentence.tags.get(at));
            }
            before = tag;
        }
    }

    /** Builds the text and finds where its tokens start; false when a comment says another text. */
    private boolean text(List<Sentence> sentences, StringBuilder text, List<int[]> starts) {
        int from = 0;
        while (from < sentences.size()) {
            // A comment tells the text up to the next comment.
            int to = from + 1;
            while (sentences.get(from).text != null && to < sentences.size() && sentences.get(to).text == null) {
                to++;
            }
            if (from > 0) {
                text.append('\n');
            }
            if (!part(sentences.subList(from, to), text, starts)) {
                return false;
            }
            from = to;
        }
        return true;
    }

    private boolean part(List<Sentence> sentences, StringBuilder text, List<int[]> starts) {
        Sentence first = sentences.get(0);
        String told = first.text;
        if (told == null) {
            var places = new int[first.tokens.size()];
            for (int i = 0; i < places.length; i++) {
                text.append(i > 0 ? " " : "");
                places[i] = text.length();
                text.append(first.tokens.get(i));
            }
            starts.add(places);
            return true;
        }
        List<String> tokens =
                sentences.stream().flatMap(sentence -> sentence.tokens.stream()).toList();
        int @Nullable [] places = TokenPlaces.of(tokens, told);
        if (places == null) {
            sink.bad(first.line, 0, "the text of the comment '# text =' does not consist of the tokens", told);
            return false;
        }
        int next = 0;
        for (Sentence sentence : sentences) {
            var own = new int[sentence.tokens.size()];
            for (int i = 0; i < own.length; i++) {
                own[i] = text.length() + places[next++];
            }
            starts.add(own);
        }
        text.append(told);
        return true;
    }

    private void columns(List<Sentence> sentences) {
        field("tokens", sentences.stream().map(sentence -> sentence.tokens).toList());
        int others = sentences.get(0).others.size();
        for (int other = 0; other < others; other++) {
            int index = other;
            List<List<String>> values = sentences.stream()
                    .map(sentence -> sentence.others.get(index))
                    .toList();
            boolean known = values.stream().anyMatch(list -> list.stream().anyMatch(value -> !value.equals("_")));
            if (known) {
                int place = sentences.get(0).otherPlaces.get(other);
                field(others == CONLL_2003.size() ? CONLL_2003.get(other) : "column_" + place, values);
            }
        }
    }

    private void field(String name, List<List<String>> lists) {
        var json = new StringBuilder();
        if (documents) {
            json.append('[');
            for (int i = 0; i < lists.size(); i++) {
                json.append(i > 0 ? "," : "");
                JsonTexts.append(lists.get(i), json);
            }
            json.append(']');
        } else {
            JsonTexts.append(lists.get(0), json);
        }
        sink.field(sink.column(name), json.toString());
    }

    private static List<Span> spans(List<Sentence> sentences, List<int[]> starts, String text) {
        List<Span> spans = new ArrayList<>();
        var points = new CodePoints(text);
        for (int s = 0; s < sentences.size(); s++) {
            Sentence sentence = sentences.get(s);
            int[] places = starts.get(s);
            int begin = -1;
            for (int i = 0; i <= places.length; i++) {
                Tag tag = i == places.length ? Tag.OUTSIDE : sentence.tags.get(i);
                Tag before = i == 0 ? Tag.OUTSIDE : sentence.tags.get(i - 1);
                if (begin >= 0 && (tag.isOutside() || tag.beginsAfter(before))) {
                    int end = places[i - 1] + sentence.tokens.get(i - 1).length();
                    spans.add(new Span(points.fromChars(places[begin]), points.fromChars(end), before.label()));
                    begin = -1;
                }
                if (begin < 0 && !tag.isOutside()) {
                    begin = i;
                }
            }
        }
        return spans;
    }
}
