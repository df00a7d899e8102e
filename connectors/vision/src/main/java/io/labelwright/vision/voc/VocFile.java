package io.labelwright.vision.voc;

import io.labelwright.vision.xml.SafeXml;
import io.labelwright.vision.xml.XmlNumbers;
import io.labelwright.vision.xml.XmlProblem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One file: the image's name, its size, and objects. Parts of bodies, actions and poses are gone over.
 *
 * <p>Corners are those of the file. The development kit counts pixels from 1 and both corners lie inside the box; a box
 * around all of a 500 x 375 image is 1, 1, 500, 375.
 */
final class VocFile {

    /** An object; numbers are NaN where the file has none. */
    static final class VocObject {
        int line;
        String name = "";
        double left = Double.NaN;
        double top = Double.NaN;
        double right = Double.NaN;
        double bottom = Double.NaN;
        boolean hasBox;
        boolean rotated;
        boolean difficult;
        boolean truncated;
        boolean occluded;
    }

    String folder = "";
    String fileName = "";
    String item = "";
    double width;
    double height;
    final List<VocObject> objects = new ArrayList<>();

    static VocFile read(SafeXml xml) throws IOException, XmlProblem {
        var file = new VocFile();
        xml.root("annotation");
        for (String name = xml.child(); name != null; name = xml.child()) {
            switch (name) {
                case "folder" -> file.folder = xml.text();
                case "filename" -> file.fileName = xml.rawText();
                case "item" -> file.item = xml.rawText();
                case "size" -> file.size(xml);
                case "object" -> file.objects.add(object(xml));
                default -> xml.skip();
            }
        }
        xml.finish();
        return file;
    }

    private void size(SafeXml xml) throws IOException, XmlProblem {
        for (String name = xml.child(); name != null; name = xml.child()) {
            switch (name) {
                case "width" -> width = pixels(xml);
                case "height" -> height = pixels(xml);
                default -> xml.skip();
            }
        }
    }

    /** Tools that do not know the size write 0, or nothing. */
    private static double pixels(SafeXml xml) throws IOException, XmlProblem {
        double size = number(xml);
        return size > 0 && size < 1e9 ? size : 0;
    }

    private static VocObject object(SafeXml xml) throws IOException, XmlProblem {
        var object = new VocObject();
        object.line = xml.line();
        for (String name = xml.child(); name != null; name = xml.child()) {
            switch (name) {
                case "name" -> object.name = xml.rawText();
                case "difficult" -> object.difficult = flag(xml);
                case "truncated" -> object.truncated = flag(xml);
                case "occluded" -> object.occluded = flag(xml);
                case "bndbox" -> box(xml, object);
                case "robndbox" -> {
                    object.rotated = true;
                    xml.skip();
                }
                default -> xml.skip();
            }
        }
        return object;
    }

    private static void box(SafeXml xml, VocObject object) throws IOException, XmlProblem {
        object.hasBox = true;
        for (String name = xml.child(); name != null; name = xml.child()) {
            switch (name) {
                case "xmin" -> object.left = number(xml);
                case "ymin" -> object.top = number(xml);
                case "xmax" -> object.right = number(xml);
                case "ymax" -> object.bottom = number(xml);
                default -> xml.skip();
            }
        }
    }

    private static boolean flag(SafeXml xml) throws IOException, XmlProblem {
        String text = xml.text();
        return text.equals("1") || text.equalsIgnoreCase("true");
    }

    private static double number(SafeXml xml) throws IOException, XmlProblem {
        return XmlNumbers.parse(xml.text());
    }
}
