package io.labelwright.remote.labelstudio;

import io.labelwright.remote.call.ServerOptions;
import io.labelwright.spi.describe.ClassName;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.InputPath;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.Range;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keys of {@code prelabel/label-studio-ml}. */
public record BackendConfig(
        @Inline ServerOptions server,

        @Doc("Fields of the items that the backend sees as data of its tasks; the first is what is labelled.")
        @Default("[text]")
        @Range(min = 1)
        List<String> fields,

        @Doc("What the first field holds: a text, or the address of an image, which the backend fetches itself.")
        @Default("text")
        Shown object,

        @Doc(
                "File with a labeling config of Label Studio, XML. Default: one is made of the first field and the workflow's"
                        + " classes.")
        @Optional
        @InputPath
        @Nullable
        String labelConfig,

        @Doc("Name of the control with the classes, Choices, in the labeling config.") @Default("label")
        String fromName,

        @Doc("What the backend is told as its project; backends keep a model for each.") @Default("labelwright")
        String project,

        @Doc("Class of the backend to class of the workflow, where they have different names.")
        @Default("{}")
        @ClassName(values = true)
        Map<String, String> map,

        @Doc("The most items of a call.") @Default("16") @Range(min = 1, max = 1024)
        int batch,

        @Doc("Answers with a lower score are left out; those without a score are not.")
        @Default("0")
        @Range(min = 0, max = 1)
        double minConfidence) {

    public BackendConfig {
        fields = List.copyOf(fields);
        map = Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** What is labelled. */
    public enum Shown {
        TEXT,
        IMAGE
    }
}
