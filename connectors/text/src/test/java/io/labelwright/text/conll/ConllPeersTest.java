package io.labelwright.text.conll;

import static org.assertj.core.api.Assertions.assertThat;

import de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity;
import de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence;
import io.labelwright.spi.label.Span;
import io.labelwright.spi.label.Task;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.text.LabelledItems;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import opennlp.tools.formats.Conll02NameSampleStream;
import opennlp.tools.formats.Conll03NameSampleStream;
import opennlp.tools.namefind.NameSample;
import org.apache.uima.fit.factory.CollectionReaderFactory;
import org.apache.uima.fit.pipeline.JCasIterable;
import org.apache.uima.fit.util.JCasUtil;
import org.apache.uima.jcas.JCas;
import org.dkpro.core.io.conll.Conll2003Reader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Strict readers of others find in our files the names that we wrote. */
final class ConllPeersTest {

    private static final int ALL_NAMES = Conll02NameSampleStream.GENERATE_PERSON_ENTITIES
            | Conll02NameSampleStream.GENERATE_ORGANIZATION_ENTITIES
            | Conll02NameSampleStream.GENERATE_LOCATION_ENTITIES
            | Conll02NameSampleStream.GENERATE_MISC_ENTITIES;

    private final List<List<String>> expected = new ArrayList<>();
    private final InMemoryInputs inputs = items();

    @TempDir
    private Path folder;

    /**
     * Sentences with names of one and several tokens, side by side, at both ends, and with characters beyond the BMP.
     */
    private InMemoryInputs items() {
        var items = LabelledItems.of(Task.SPANS, "PER", "LOC", "ORG", "MISC");
        var random = new SplittableRandom(7);
        String[] labels = {"PER", "LOC", "ORG", "MISC"};
        for (int i = 0; i < 60; i++) {
            var text = new StringBuilder();
            var spans = new ArrayList<Span>();
            var names = new ArrayList<String>();
            int words = 1 + random.nextInt(9);
            int start = -1;
            for (int w = 0; w < words; w++) {
                text.append(w == 0 ? "" : " ");
                int from = text.length();
                text.append(random.nextInt(5) == 0 ? "\ud83d\ude00\u00fc" : "w" + w);
                if (start < 0 && random.nextInt(2) == 0) {
                    start = from;
                }
                if (start >= 0 && (w == words - 1 || random.nextBoolean())) {
                    String label = labels[random.nextInt(labels.length)];
                    spans.add(new Span(text.codePointCount(0, start), text.codePointCount(0, text.length()), label));
                    names.add(label + " " + text.substring(start));
                    start = -1;
                }
            }
            expected.add(names);
            items.spans("i" + i, text.toString(), spans, "document", "d" + i / 7);
        }
        return items.inputs();
    }

    @ParameterizedTest
    @EnumSource(
            value = ConllExportConfig.Scheme.class,
            names = {"IOB1", "IOB2"})
    void openNlpFindsTheSameNames(ConllExportConfig.Scheme scheme) throws IOException {
        for (ConllSinkTest.Export export : exports()) {
            byte[] file = export.of(scheme).write(inputs).getBytes(StandardCharsets.UTF_8);
            var found = new ArrayList<List<String>>();
            int documents = 0;
            try (var stream = new Conll03NameSampleStream(
                    Conll03NameSampleStream.LANGUAGE.EN, () -> new ByteArrayInputStream(file), ALL_NAMES)) {
                for (NameSample sample = stream.read(); sample != null; sample = stream.read()) {
                    documents += sample.isClearAdaptiveDataSet() ? 1 : 0;
                    found.add(names(sample));
                }
            }

            assertThat(found).isEqualTo(expected);
            assertThat(documents).isEqualTo(export.item() == ConllImportConfig.Unit.DOCUMENT ? 60 : 9);
        }
    }

    /** OpenNLP has names of its own for the four classes. */
    private static List<String> names(NameSample sample) {
        return Arrays.stream(sample.getNames())
                .map(name -> {
                    String label = switch (name.getType()) {
                        case "person" -> "PER";
                        case "location" -> "LOC";
                        case "organization" -> "ORG";
                        default -> "MISC";
                    };
                    String[] tokens = Arrays.copyOfRange(sample.getSentence(), name.getStart(), name.getEnd());
                    return label + " " + String.join(" ", tokens);
                })
                .toList();
    }

    @Test
    void dkproCoreFindsTheSameNames() throws Exception {
        for (ConllSinkTest.Export export : exports()) {
            Path file = folder.resolve("out.conll");
            Files.writeString(file, export.write(inputs));
            var found = new ArrayList<List<String>>();
            var reader = CollectionReaderFactory.createReaderDescription(
                    Conll2003Reader.class,
                    Conll2003Reader.PARAM_LANGUAGE,
                    "en",
                    Conll2003Reader.PARAM_SOURCE_LOCATION,
                    file.toString());
            for (JCas cas : new JCasIterable(reader)) {
                for (Sentence sentence : JCasUtil.select(cas, Sentence.class)) {
                    List<NamedEntity> entities = JCasUtil.selectCovered(NamedEntity.class, sentence);
                    // It takes the line of a document for a sentence.
                    if (!sentence.getCoveredText().startsWith("-DOCSTART-")) {
                        found.add(entities.stream()
                                .map(entity -> entity.getValue() + " " + entity.getCoveredText())
                                .toList());
                    }
                }
            }

            assertThat(found).isEqualTo(expected);
        }
    }

    private static List<ConllSinkTest.Export> exports() {
        return Stream.of(ConllSinkTest.Export.DEFAULTS, ConllSinkTest.Export.DEFAULTS.ofDocuments())
                .map(export -> export.cutAt(ConllExportConfig.Tokens.WHITESPACE))
                .toList();
    }
}
