package io.labelwright.vision.coco;

import io.labelwright.spi.table.Dictionary;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The annotations of a file in arrays: COCO files hold them in any order and before or after their images, so that they
 * wait here for their image. About 60 bytes each.
 */
final class Annotations {

    /** What {@link #image} and {@link #category} count. */
    private final Dictionary.Builder ids = new Dictionary.Builder();

    private int[] images = new int[64];
    private int[] categories = new int[64];
    private int[] lines = new int[64];
    private boolean[] crowds = new boolean[64];
    private double[] scores = new double[64];
    /** x, y, width, height of each; NaN when it has no box. */
    private double[] boxes = new double[256];

    private final BitSet refused = new BitSet();
    /** Where each image was named first, of those that an annotation names. */
    private int[] firstLines = new int[64];

    private int size;
    /** The annotations by image: those of image i stand from starts[i] to starts[i + 1] in order[]. */
    private int[] starts = {};

    private int[] order = {};

    /** Code of an image's id. */
    int imageCode(String id) {
        return ids.add(id);
    }

    /** Code of the id of an image that an annotation names in this line. */
    int imageCode(String id, long line) {
        int code = ids.add(id);
        if (code >= firstLines.length) {
            firstLines = Arrays.copyOf(firstLines, Math.max(code + 1, 2 * firstLines.length));
        }
        if (firstLines[code] == 0) {
            firstLines[code] = (int) Math.min(Integer.MAX_VALUE, line);
        }
        return code;
    }

    /** Where an annotation names an image first; 0 when none does. */
    int firstLine(int image) {
        return image < firstLines.length ? firstLines[image] : 0;
    }

    /** How many images have been named. */
    int images() {
        return ids.size();
    }

    /** Id of an image by its code. */
    String imageId(int code) {
        return ids.get(code);
    }

    void add(int image, int category, double[] box, boolean crowd, double score, long line) {
        if (size == images.length) {
            int length = 2 * size;
            images = Arrays.copyOf(images, length);
            categories = Arrays.copyOf(categories, length);
            lines = Arrays.copyOf(lines, length);
            crowds = Arrays.copyOf(crowds, length);
            scores = Arrays.copyOf(scores, length);
            boxes = Arrays.copyOf(boxes, 4 * length);
        }
        images[size] = image;
        categories[size] = category;
        System.arraycopy(box, 0, boxes, 4 * size, 4);
        crowds[size] = crowd;
        scores[size] = score;
        lines[size++] = (int) Math.min(Integer.MAX_VALUE, line);
    }

    /** Notes that an image has an annotation that can't be used. */
    void refuse(int image) {
        refused.set(image);
    }

    /** Whether an image has an annotation that can't be used. */
    boolean isRefused(int image) {
        return refused.get(image);
    }

    /** Sorts them by image, in the order of the file; nothing is added any more. */
    void sort() {
        starts = new int[ids.size() + 1];
        for (int i = 0; i < size; i++) {
            starts[images[i] + 1]++;
        }
        for (int i = 1; i < starts.length; i++) {
            starts[i] += starts[i - 1];
        }
        int[] next = starts.clone();
        order = new int[size];
        for (int i = 0; i < size; i++) {
            order[next[images[i]]++] = i;
        }
    }

    /** How many annotations an image has. */
    int count(int image) {
        return image + 1 < starts.length ? starts[image + 1] - starts[image] : 0;
    }

    /** Index of an image's annotation. */
    int index(int image, int nth) {
        return order[starts[image] + nth];
    }

    int size() {
        return size;
    }

    int image(int index) {
        return images[index];
    }

    int category(int index) {
        return categories[index];
    }

    int line(int index) {
        return lines[index];
    }

    boolean crowd(int index) {
        return crowds[index];
    }

    double score(int index) {
        return scores[index];
    }

    /** x, y, width or height; NaN when it has no box. */
    double box(int index, int side) {
        return boxes[4 * index + side];
    }
}
