package io.labelwright.vision.xml;

import io.labelwright.spi.connect.SourceInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Folders with one XML file an image. */
public final class XmlFolder {

    private XmlFolder() {}

    /**
     * The XML files of a folder, in the order of their names; those in folders of one name where there are such. A file
     * is itself.
     *
     * @param special name of a folder, in small letters
     */
    public static List<SourceInput> files(SourceInput input, String special) throws IOException {
        if (!input.isFolder()) {
            return List.of(input);
        }
        List<SourceInput> all = new ArrayList<>();
        List<SourceInput> inside = new ArrayList<>();
        for (SourceInput file : input.files()) {
            String name = file.relativeName().toLowerCase(Locale.ROOT);
            if (name.endsWith(".xml")) {
                all.add(file);
                String[] parts = name.split("/", -1);
                if (Arrays.asList(parts).subList(0, parts.length - 1).contains(special)) {
                    inside.add(file);
                }
            }
        }
        return inside.isEmpty() ? all : inside;
    }

    /** The place of a file without the last folder of a name and without the ending. */
    public static String place(SourceInput file, String special) {
        String name = file.relativeName();
        List<String> parts = new ArrayList<>(
                List.of(name.substring(0, Math.max(0, name.lastIndexOf('.'))).split("/", -1)));
        for (int i = parts.size() - 2; i >= 0; i--) {
            if (parts.get(i).toLowerCase(Locale.ROOT).equals(special)) {
                parts.remove(i);
                break;
            }
        }
        return String.join("/", parts);
    }
}
