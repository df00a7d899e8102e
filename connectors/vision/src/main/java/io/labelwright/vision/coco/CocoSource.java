package io.labelwright.vision.coco;

import io.labelwright.spi.connect.RecordSink;
import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceInput;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.TableKind;
import io.labelwright.vision.json.JsonFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * {@code import/coco}. Nothing is held but the annotations' numbers and the images' ids: a file is read once for these
 * and once more for its images, which come out in the order of the file with the boxes that name them.
 *
 * <p>A file of results has no images and no names of categories; a folder holds both kinds.
 */
final class CocoSource implements Source {

    private final CocoImportConfig config;

    CocoSource(CocoImportConfig config) {
        this.config = config;
    }

    @Override
    public Optional<List<String>> header(SourceInput input) {
        return Optional.empty();
    }

    @Override
    public void read(SourceInput input, RecordSink sink) throws IOException {
        SourceInput images = null;
        List<SourceInput> results = new ArrayList<>();
        for (SourceInput file : jsonFiles(input)) {
            if (isArray(file)) {
                results.add(file);
            } else if (images == null) {
                images = file;
            } else {
                throw new LabelingException(
                        StandardError.BAD_ROW,
                        Place.of(file.name()),
                        "the folder has a second file of images beside " + images.name(),
                        "name one of the files: path: " + file.name());
            }
        }
        if (images == null && results.isEmpty()) {
            throw new LabelingException(
                    StandardError.EMPTY_DATA, Place.of(input.name()), "the folder has no .json file", null);
        }
        checkResults(images, results, sink);
        ImageFile read = null;
        if (images != null) {
            sink.file(images.name());
            read = new ImageFile(images, config, sink, results.isEmpty());
            read.read();
        }
        for (SourceInput file : results) {
            sink.file(file.name());
            new ResultsFile(file, config, sink, read).read();
        }
    }

    private static List<SourceInput> jsonFiles(SourceInput input) throws IOException {
        return input.isFolder()
                ? input.files().stream()
                        .filter(file ->
                                file.relativeName().toLowerCase(Locale.ROOT).endsWith(".json"))
                        .toList()
                : List.of(input);
    }

    private static boolean isArray(SourceInput file) throws IOException {
        try (JsonFile json = JsonFile.open(file)) {
            JsonToken first = json.next();
            if (first == null) {
                throw new LabelingException(
                        StandardError.EMPTY_DATA, Place.of(file.name()), "the file holds no JSON", null);
            }
            if (first != JsonToken.START_ARRAY && first != JsonToken.START_OBJECT) {
                throw json.wrong(
                        "COCO is an object with images, annotations and categories, or an array of results", null);
            }
            return first == JsonToken.START_ARRAY;
        }
    }

    private void checkResults(@Nullable SourceInput images, List<SourceInput> results, RecordSink sink) {
        if (results.isEmpty()) {
            return;
        }
        Place place = Place.of(results.get(0).name());
        if (!sink.wants(TableKind.ANNOTATIONS) || (images == null && sink.wants(TableKind.LABELS))) {
            throw new LabelingException(
                    StandardError.NOT_ALLOWED,
                    place,
                    "this is a file of results: what a model says about the images, which is no label yet",
                    "take it as the answers of a model: annotations: {}");
        }
        if (images == null && config.itemId() == CocoImportConfig.ItemId.FILE_NAME) {
            throw new LabelingException(
                    StandardError.BAD_ROW,
                    place,
                    "a file of results names images by their ids only, and the items' ids are their file names",
                    "item_id: id, or a folder that holds the file of the images too");
        }
        if (results.size() > 1 && config.annotator() != null) {
            throw new LabelingException(
                    StandardError.NOT_ALLOWED,
                    place,
                    "annotator gives one name to the results of " + results.size() + " files",
                    "leave it out: each file is then an annotator of its own name");
        }
    }
}
