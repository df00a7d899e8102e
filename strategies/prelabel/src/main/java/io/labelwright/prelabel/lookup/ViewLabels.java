package io.labelwright.prelabel.lookup;

import io.labelwright.spi.Inputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.label.ItemLabels;

/** Labels of items in view with the same text. An item never counts for itself. */
final class ViewLabels {

    private static final int PAUSE = 1024;

    void answer(Inputs in, StageContext context, ItemKeys keys, LookupAnswers answers) {
        ItemLabels labels = in.labels();
        var found = new double[keys.size()][];
        var first = new int[keys.size()];
        var second = new int[keys.size()];
        for (int item = 0; item < labels.size(); item++) {
            int key = keys.of(item);
            if (key < 0 || labels.label(item) < 0) {
                continue;
            }
            if (found[key] == null) {
                found[key] = new double[answers.classes()];
                first[key] = item;
                second[key] = -1;
            } else if (second[key] < 0) {
                second[key] = item;
            }
            found[key][labels.label(item)]++;
        }
        for (int item = 0; item < labels.size(); item++) {
            if (item % PAUSE == 0) {
                context.checkCancelled();
            }
            int key = keys.of(item);
            if (key < 0 || found[key] == null) {
                continue;
            }
            int source = first[key] == item ? second[key] : first[key];
            if (source < 0) {
                continue;
            }
            double[] others = found[key].clone();
            if (labels.label(item) >= 0) {
                others[labels.label(item)]--;
            }
            answers.add(item, others, "the same text as " + in.items().ids().get(source));
        }
    }
}
