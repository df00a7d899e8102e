package io.labelwright.vision.voc;

import io.labelwright.spi.Inputs;
import io.labelwright.spi.connect.Sink;
import io.labelwright.spi.connect.SinkOutput;
import io.labelwright.spi.label.Box;
import io.labelwright.spi.table.Table;
import io.labelwright.vision.box.Pixels;
import io.labelwright.vision.image.Fields;
import io.labelwright.vision.image.FileNames;
import io.labelwright.vision.image.LabelledImage;
import io.labelwright.vision.image.LabelledImages;
import io.labelwright.vision.json.JsonOutput;
import io.labelwright.vision.xml.XmlOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;

/**
 * {@code export/voc}: {@code Annotations/NAME.xml} for each image, and the list of all in
 * {@code ImageSets/Main/default.txt}, by which readers find them.
 */
final class VocSink implements Sink {

    private final VocExportConfig config;

    VocSink(VocExportConfig config) {
        this.config = config;
    }

    @Override
    public void write(Table table, Inputs in, SinkOutput out) throws IOException {
        var images = new LabelledImages("export/voc", table, in);
        var names = new FileNames("export/voc");
        var list = new StringBuilder();
        images.forEach(image -> {
            String stem = FileNames.stem(FileNames.encoded(image.file()));
            try (OutputStream file = out.file(names.take("Annotations/" + stem + ".xml", image))) {
                var xml = new XmlOutput(file);
                write(image, xml);
                xml.flush();
            }
            list.append(stem).append('\n');
        });
        try (OutputStream file = out.file("ImageSets/Main/default.txt")) {
            file.write(list.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    private void write(LabelledImage image, XmlOutput xml) throws IOException {
        String folder = image.field(VocFields.FOLDER);
        xml.begin("annotation");
        xml.element("folder", folder.isEmpty() ? "JPEGImages" : folder);
        xml.element("filename", image.file());
        if (!image.item().equals(image.file())) {
            xml.element("item", image.item());
        }
        if (image.width() > 0 && image.height() > 0) {
            xml.begin("size");
            xml.element("width", JsonOutput.shortest(image.width()));
            xml.element("height", JsonOutput.shortest(image.height()));
            // Nobody has looked into the image; readers want the element.
            xml.element("depth", "3").end();
        }
        xml.element("segmented", "0");
        Set<Box> difficult = image.boxes(VocFields.DIFFICULT);
        Set<Box> truncated = image.boxes(VocFields.TRUNCATED);
        Set<Box> occluded = image.boxes(Fields.OCCLUDED);
        int origin = config.origin();
        for (Box box : image.boxes()) {
            xml.begin("object").element("name", box.label()).element("pose", "Unspecified");
            xml.element("truncated", truncated.contains(box) ? "1" : "0");
            xml.element("difficult", difficult.contains(box) ? "1" : "0");
            xml.element("occluded", occluded.contains(box) ? "1" : "0");
            xml.begin("bndbox");
            xml.element("xmin", JsonOutput.shortest(Pixels.sum(box.x(), origin)));
            xml.element("ymin", JsonOutput.shortest(Pixels.sum(box.y(), origin)));
            xml.element("xmax", JsonOutput.shortest(Pixels.sum(box.x(), box.width())));
            xml.element("ymax", JsonOutput.shortest(Pixels.sum(box.y(), box.height())));
            xml.end().end();
        }
        xml.end();
    }
}
