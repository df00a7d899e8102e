package io.labelwright.propagate.result;

import org.jspecify.annotations.Nullable;

/** What a method has found of the items of a view. */
public interface Found {

    /** Nothing of any item. */
    Found NOTHING = new Found() {
        @Override
        public boolean probabilities(int item, double[] into) {
            return false;
        }

        @Override
        public String reason(int item) {
            return "nothing is known of it";
        }

        @Override
        public String whyOpen(int item) {
            return "no labelled item reaches it";
        }
    };

    /**
     * The probabilities of an item.
     *
     * @param into gets one per class; they add up to 1
     * @return false when nothing is known of it; then nothing was put in
     */
    boolean probabilities(int item, double[] into);

    /** Why an item has its label. */
    String reason(int item);

    /** Why nothing is known of an item. */
    String whyOpen(int item);

    /** What was said of a labelled item while its label was hidden; null where it was not. */
    default @Nullable HeldOutItem heldOut(int item) {
        return null;
    }
}
