package io.labelwright.remote.labelstudio;

import io.labelwright.spi.StageContext;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The labeling config that a backend is told: which field is shown and which classes there are. */
final class LabelingConfig {

    private static final int MOST_BYTES = 1 << 20;

    private LabelingConfig() {}

    /** That of the user, else one of the workflow's classes. */
    static String of(BackendConfig config, LabelSchema schema, StageContext context) throws IOException {
        if (config.labelConfig() == null) {
            return made(config, schema);
        }
        try (InputStream in = context.files().file("label_config").open()) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new LabelingException(
                        StandardError.OUT_OF_RANGE,
                        null,
                        "'" + config.labelConfig() + "' has more than " + (MOST_BYTES >> 20) + " MiB",
                        "name the labeling config, an XML file");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static String made(BackendConfig config, LabelSchema schema) {
        String tag = config.object() == BackendConfig.Shown.TEXT ? "Text" : "Image";
        var xml = new StringBuilder("<View>\n  <").append(tag);
        attribute(xml, "name", "item");
        attribute(xml, "value", "$" + config.fields().get(0));
        xml.append("/>\n  <Choices");
        attribute(xml, "name", config.fromName());
        attribute(xml, "toName", "item");
        attribute(xml, "choice", "single");
        xml.append(">\n");
        for (LabelClass known : schema.classes()) {
            xml.append("    <Choice");
            attribute(xml, "value", known.name());
            xml.append("/>\n");
        }
        return xml.append("  </Choices>\n</View>\n").toString();
    }

    private static void attribute(StringBuilder xml, String name, String value) {
        xml.append(' ')
                .append(name)
                .append("=\"")
                .append(value.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;")
                        .replace("\t", "&#9;")
                        .replace("\n", "&#10;")
                        .replace("\r", "&#13;"))
                .append('"');
    }
}
