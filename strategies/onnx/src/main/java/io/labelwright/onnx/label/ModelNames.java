package io.labelwright.onnx.label;

import io.labelwright.math.answer.ClassNames;
import io.labelwright.onnx.model.OnnxModel;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an ONNX model calls its classes itself. */
final class ModelNames {

    /** Keys of metadata: of Ultralytics, of onnxruntime and of models exported by hand. */
    private static final List<String> KEYS = List.of("names", "labels", "classes", "class_names", "id2label");

    private ModelNames() {}

    /**
     * Those that a model names in its metadata.
     *
     * @return null when it names none
     * @throws LabelingException when it has such a key and its text is no list of names
     */
    static @Nullable ClassNames ofMetadata(OnnxModel model) {
        for (String key : KEYS) {
            String text = model.metadata().get(key);
            if (text == null || text.isBlank()) {
                continue;
            }
            try {
                return new ClassNames(
                        NameList.read(text), "the metadata '" + key + "' of '" + model.name() + "'", null);
            } catch (IllegalArgumentException e) {
                throw new LabelingException(
                        StandardError.FILE_NOT_READABLE,
                        null,
                        "the metadata '" + key + "' of '" + model.name() + "' is no list of classes: " + e.getMessage(),
                        "name a file with them, one a line: labels: labels.txt");
            }
        }
        return null;
    }

    /**
     * Those of an output that is a map.
     *
     * @param keys the keys of the map, in the order of its numbers
     * @param given names for keys that are whole numbers; null for none
     */
    static ClassNames ofKeys(List<Object> keys, @Nullable ClassNames given, String model) {
        var names = new ArrayList<String>();
        for (Object key : keys) {
            if (given != null && key instanceof Long number) {
                if (number < 0 || number >= given.names().size()) {
                    throw new LabelingException(
                            StandardError.NOT_ALLOWED,
                            null,
                            "the model '" + model + "' has a class " + number + ", and " + given.from() + " has "
                                    + given.names().size() + " classes, from 0 on",
                            "name each of the model's classes in its place");
                }
                names.add(given.names().get(number.intValue()));
            } else {
                names.add(key.toString());
            }
        }
        return given != null && keys.size() == given.names().size()
                ? new ClassNames(names, given.from(), given.file())
                : new ClassNames(names, "the output of '" + model + "'", null);
    }
}
