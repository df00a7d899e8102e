package io.labelwright.text.conll;

import io.labelwright.files.text.Encodings;
import io.labelwright.files.text.TextFile;
import io.labelwright.spi.connect.RecordSink;
import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceInput;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code import/conll}. An item with a line that can't be used is refused as a whole: a text without one of its lines
 * would be another text. With {@code scheme: auto} the file is read twice.
 */
final class ConllSource implements Source {

    private final ConllImportConfig config;

    ConllSource(ConllImportConfig config) {
        this.config = config;
    }

    @Override
    public Optional<List<String>> header(SourceInput input) {
        if (input.size() == 0) {
            throw empty(input);
        }
        return Optional.empty();
    }

    @Override
    public void read(SourceInput input, RecordSink sink) throws IOException {
        var file = new TextFile(input, Encodings.named(config.encoding()));
        TagScheme scheme = config.scheme() == ConllImportConfig.Scheme.AUTO
                ? detected(file)
                : TagScheme.valueOf(config.scheme().name().toUpperCase(Locale.ROOT));
        var items = new ItemRecords(sink, scheme, config.item() == ConllImportConfig.Unit.DOCUMENT);
        boolean any = false;
        try (Reader text = file.open()) {
            var reader = new SentenceReader(text, config);
            List<Sentence> document = new ArrayList<>();
            for (@Nullable Sentence next = reader.next(); next != null; next = reader.next()) {
                any = true;
                if (config.item() == ConllImportConfig.Unit.SENTENCE) {
                    if (next.number > 0) {
                        items.take(List.of(next));
                    }
                    continue;
                }
                if (!document.isEmpty() && document.get(0).document != next.document) {
                    items.take(document);
                    document.clear();
                }
                document.add(next);
            }
            if (!document.isEmpty()) {
                items.take(document);
            }
        }
        if (!any) {
            throw empty(input);
        }
    }

    /** The scheme whose rules the file breaks least; of equals the first of iob2, iob1, biluo. */
    private TagScheme detected(TextFile file) throws IOException {
        List<TagScheme> schemes = List.of(TagScheme.IOB2, TagScheme.IOB1, TagScheme.BILUO);
        var breaches = new long[schemes.size()];
        try (Reader text = file.open()) {
            var reader = new SentenceReader(text, config);
            for (@Nullable Sentence next = reader.next(); next != null; next = reader.next()) {
                Tag before = Tag.OUTSIDE;
                for (int i = 0; i <= next.tags.size(); i++) {
                    Tag tag = i == next.tags.size() ? Tag.OUTSIDE : next.tags.get(i);
                    for (int s = 0; s < breaches.length; s++) {
                        breaches[s] += schemes.get(s).breach(before, tag) == null ? 0 : 1;
                    }
                    before = tag;
                }
            }
        }
        int least = 0;
        for (int s = 1; s < breaches.length; s++) {
            least = breaches[s] < breaches[least] ? s : least;
        }
        return schemes.get(least);
    }

    private static LabelingException empty(SourceInput input) {
        return new LabelingException(
                StandardError.EMPTY_DATA, Place.of(input.name()), "the file holds no sentence", null);
    }
}
