package io.labelwright.spi.label;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One categorical label per item of the view: the current labels, or gold. Indexes are those of the view's items;
 * values are class indexes, -1 where an item has none.
 */
public final class ItemLabels {

    private final short[] label;
    private final boolean[] fixed;
    private final @Nullable String[] source;
    private final @Nullable String[] author;
    private final int[] sourceOf;
    private final int[] authorOf;
    private final @Nullable String[] reason;
    private final int[] reasonOf;
    private final boolean anyFixed;

    /**
     * Takes over the arrays.
     *
     * @param label class index per item, -1 for none
     * @param fixed whether a person gave it; later stages keep it
     * @param source distinct stages that decided; {@code sourceOf} points into it, -1 for none
     * @param author distinct authors of fixed labels; {@code authorOf} points into it, -1 for none
     */
    public ItemLabels(
            short[] label,
            boolean[] fixed,
            @Nullable String[] source,
            int[] sourceOf,
            @Nullable String[] author,
            int[] authorOf) {
        this(label, fixed, source, sourceOf, author, authorOf, new String[0], noneOf(label.length));
    }

    /**
     * Takes over the arrays.
     *
     * @param label class index per item, -1 for none
     * @param fixed whether a person gave it; later stages keep it
     * @param source distinct stages that decided; {@code sourceOf} points into it, -1 for none
     * @param author distinct authors of fixed labels; {@code authorOf} points into it, -1 for none
     * @param reason distinct reasons of fixed labels; {@code reasonOf} points into it, -1 for none
     */
    public ItemLabels(
            short[] label,
            boolean[] fixed,
            @Nullable String[] source,
            int[] sourceOf,
            @Nullable String[] author,
            int[] authorOf,
            @Nullable String[] reason,
            int[] reasonOf) {
        this.label = label;
        this.fixed = fixed;
        this.source = source;
        this.sourceOf = sourceOf;
        this.author = author;
        this.authorOf = authorOf;
        this.reason = reason;
        this.reasonOf = reasonOf;
        this.anyFixed = any(fixed);
    }

    /** How many items there are, labelled or not. */
    public int size() {
        return label.length;
    }

    /** Class index of an item, -1 when it has no label. */
    public int label(int item) {
        return label[item];
    }

    /** Whether the item's label was given by a person and stays. */
    public boolean fixed(int item) {
        return fixed[item];
    }

    /** Whether any label was given by a person. */
    public boolean anyFixed() {
        return anyFixed;
    }

    private static boolean any(boolean[] values) {
        for (boolean value : values) {
            if (value) {
                return true;
            }
        }
        return false;
    }

    /** The stage that decided; null when the item has no label. */
    public @Nullable String source(int item) {
        return sourceOf[item] < 0 ? null : source[sourceOf[item]];
    }

    /** Who gave a fixed label; null for other labels. */
    public @Nullable String author(int item) {
        return authorOf[item] < 0 ? null : author[authorOf[item]];
    }

    /** Why an item has its fixed label, in the words of who wrote it; null when that is not known. */
    public @Nullable String reason(int item) {
        return reasonOf[item] < 0 ? null : reason[reasonOf[item]];
    }

    /** No label for any of so many items. */
    public static ItemLabels none(int items) {
        var label = new short[items];
        Arrays.fill(label, (short) -1);
        int[] none = noneOf(items);
        return new ItemLabels(label, new boolean[items], new String[0], none, new String[0], none);
    }

    private static int[] noneOf(int items) {
        var none = new int[items];
        Arrays.fill(none, -1);
        return none;
    }
}
