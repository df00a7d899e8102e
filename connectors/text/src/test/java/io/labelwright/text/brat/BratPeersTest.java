package io.labelwright.text.brat;

import static org.assertj.core.api.Assertions.assertThat;

import de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData;
import de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity;
import io.labelwright.spi.label.Span;
import io.labelwright.spi.label.Task;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.text.LabelledItems;
import io.labelwright.text.Whitespace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import opennlp.tools.formats.brat.AnnotationConfiguration;
import opennlp.tools.formats.brat.BratDocument;
import opennlp.tools.formats.brat.BratDocumentStream;
import opennlp.tools.formats.brat.SpanAnnotation;
import org.apache.uima.fit.factory.CollectionReaderFactory;
import org.apache.uima.fit.pipeline.JCasIterable;
import org.apache.uima.fit.util.JCasUtil;
import org.apache.uima.jcas.JCas;
import org.dkpro.core.io.brat.BratReader;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Readers of others find in our folders the spans that we wrote. Those in Java count offsets in units of UTF-16; where
 * no character is beyond the basic plane, that is the same.
 */
final class BratPeersTest {

    @TempDir
    private Path folder;

    private final Map<String, List<String>> expected = new TreeMap<>();
    private final Map<String, String> texts = new TreeMap<>();

    @ParameterizedTest
    @EnumSource(OffsetUnit.class)
    void openNlpFindsTheSameSpans(OffsetUnit offsets) throws IOException {
        write(offsets);
        var found = new TreeMap<String, List<String>>();
        var configuration =
                AnnotationConfiguration.parse(folder.resolve("annotation.conf").toFile());
        assertThat(configuration.getTypeClass("PER")).isEqualTo(AnnotationConfiguration.ENTITY_TYPE);
        try (var stream = new BratDocumentStream(configuration, folder.toFile(), true, file -> true)) {
            for (BratDocument document = stream.read(); document != null; document = stream.read()) {
                String id =
                        folder.relativize(Path.of(document.getId())).toString().replace('\\', '/');
                String text = document.getText();
                assertThat(text).isEqualTo(texts.get(id));
                found.put(
                        id,
                        document.getAnnotations().stream()
                                .map(annotation -> {
                                    var spans = ((SpanAnnotation) annotation).getSpans();
                                    int end = spans[spans.length - 1].getEnd();
                                    return annotation.getType() + " " + text.substring(spans[0].getStart(), end);
                                })
                                .sorted()
                                .toList());
            }
        }

        assertThat(found).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(OffsetUnit.class)
    void dkproCoreFindsTheSameSpans(OffsetUnit offsets) throws Exception {
        write(offsets);
        var found = new TreeMap<String, List<String>>();
        var reader = CollectionReaderFactory.createReaderDescription(
                BratReader.class,
                BratReader.PARAM_LANGUAGE,
                "en",
                BratReader.PARAM_SOURCE_LOCATION,
                folder.toString(),
                BratReader.PARAM_PATTERNS,
                "[+]**/*.ann",
                "textAnnotationTypeMappings",
                new String[] {"PER -> " + NamedEntity.class.getName(), "LOC -> " + NamedEntity.class.getName()},
                "textAnnotationTypes",
                new String[] {NamedEntity.class.getName() + ":value"});
        for (JCas cas : new JCasIterable(reader)) {
            String name = DocumentMetaData.get(cas).getDocumentId();
            String id = name.substring(0, name.length() - ".ann".length());
            assertThat(cas.getDocumentText()).isEqualTo(texts.get(id));
            found.put(
                    id,
                    JCasUtil.select(cas, NamedEntity.class).stream()
                            .map(entity -> entity.getValue() + " " + entity.getCoveredText())
                            .sorted()
                            .toList());
        }

        assertThat(found).isEqualTo(expected);
    }

    private void write(OffsetUnit offsets) throws IOException {
        InMemoryInputs inputs = items(offsets == OffsetUnit.UTF16);
        for (var file :
                BratSinkTest.write(inputs, FileNames.PLAIN, offsets).files().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }

    private InMemoryInputs items(boolean beyond) {
        var items = LabelledItems.of(Task.SPANS, "PER", "LOC");
        var random = new SplittableRandom(3);
        for (int i = 0; i < 40; i++) {
            var text = new StringBuilder();
            for (int w = 1 + random.nextInt(15); w > 0; w--) {
                text.append(beyond && random.nextInt(4) == 0 ? "\ud83d\ude00" : "w\u00fc" + w);
                text.append(random.nextInt(4) == 0 ? "\n" : " ");
            }
            int[] points = text.codePoints().toArray();
            var spans = new ArrayList<Span>();
            for (int s = 0; s < 5; s++) {
                int start = random.nextInt(points.length);
                int end = Math.min(points.length, start + 1 + random.nextInt(9));
                if (!Whitespace.isSpace(points[start]) && !Whitespace.isSpace(points[end - 1])) {
                    spans.add(new Span(start, end, random.nextBoolean() ? "PER" : "LOC"));
                }
            }
            String id = (i % 2 == 0 ? "even/" : "odd/") + i / 2;
            items.spans(id, text.toString(), spans);
            texts.put(id, text.toString());
            expected.put(
                    id,
                    spans.stream()
                            .map(span ->
                                    span.label() + " " + new String(points, span.start(), span.end() - span.start()))
                            .sorted()
                            .collect(Collectors.toList()));
        }
        return items.inputs();
    }
}
