package io.labelwright.vision.yolo;

import io.labelwright.spi.connect.SourceInput;
import io.labelwright.vision.image.FileNames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What lies where in a folder. Label files are those in folders called {@code labels} or {@code annotations}; where
 * there is no such folder all {@code .txt} but lists of images, names and read-me files. An image goes with the label
 * file that has its place when folders of labels and of images are left out of both.
 */
final class YoloFolder {

    private static final Set<String> LABEL_FOLDERS = Set.of("labels", "annotations");
    private static final Set<String> IMAGE_FOLDERS = Set.of("images");
    private static final Set<String> LISTS = Set.of("train.txt", "val.txt", "valid.txt", "test.txt");

    private final List<SourceInput> names = new ArrayList<>();
    private final Map<String, SourceInput> labels = new LinkedHashMap<>();
    private final Map<String, SourceInput> images = new LinkedHashMap<>();
    private final Set<String> ambiguous = new HashSet<>();

    YoloFolder(SourceInput folder) throws IOException {
        List<SourceInput> texts = new ArrayList<>();
        for (SourceInput file : folder.files()) {
            String name = file.relativeName();
            if (ClassNames.isNames(name)) {
                names.add(file);
            } else if (name.toLowerCase(Locale.ROOT).endsWith(".txt")) {
                texts.add(file);
            } else if (FileNames.isImage(name)) {
                String stem = without(FileNames.stem(name), IMAGE_FOLDERS);
                if (images.putIfAbsent(stem, file) != null) {
                    ambiguous.add(stem);
                }
            }
        }
        boolean own = texts.stream().anyMatch(file -> isIn(file.relativeName(), LABEL_FOLDERS));
        for (SourceInput file : texts) {
            String name = file.relativeName();
            if (own ? isIn(name, LABEL_FOLDERS) : !isOther(name)) {
                String stem = without(name.substring(0, name.length() - 4), LABEL_FOLDERS);
                if (labels.putIfAbsent(stem, file) != null) {
                    ambiguous.add(stem);
                }
            }
        }
    }

    private static boolean isOther(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return last.startsWith("readme") || last.startsWith("license") || LISTS.contains(last);
    }

    private static boolean isIn(String name, Set<String> folders) {
        String[] parts = name.split("/", -1);
        return Arrays.stream(parts, 0, parts.length - 1)
                .anyMatch(part -> folders.contains(part.toLowerCase(Locale.ROOT)));
    }

    /** A name without the last of its folders that is one of these. */
    static String without(String name, Set<String> folders) {
        List<String> parts = new ArrayList<>(List.of(name.split("/", -1)));
        for (int i = parts.size() - 2; i >= 0; i--) {
            if (folders.contains(parts.get(i).toLowerCase(Locale.ROOT))) {
                parts.remove(i);
                break;
            }
        }
        return String.join("/", parts);
    }

    /** The place of an image without the folder of images. */
    static String withoutImages(String name) {
        return without(name, IMAGE_FOLDERS);
    }

    /** Files that tell names of classes. */
    List<SourceInput> names() {
        return names;
    }

    /** Label files by their stem, in the order of their names. */
    Map<String, SourceInput> labels() {
        return labels;
    }

    /** Images by their stem, in the order of their names. */
    Map<String, SourceInput> images() {
        return images;
    }

    /** The image of a stem; null when there is none. */
    @Nullable
    SourceInput image(String stem) {
        return images.get(stem);
    }

    /** Whether several label files, or several images, have this stem. */
    boolean isAmbiguous(String stem) {
        return ambiguous.contains(stem);
    }
}
