package io.labelwright.split.part;

import io.labelwright.learn.fold.Bundles;
import io.labelwright.math.feature.ItemGroups;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.TableKind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which items go into one part: those of one group, and those that are nearly the same. Most items are alone. Such
 * bundles are numbered in an order that is drawn for each item from the seed and its id, so that neither the order of
 * items nor what else there is has a say.
 */
public final class Together {

    private static final String NEAR_DUPLICATE = "near_duplicate";

    private final Dictionary ids;
    private final SeededRandom random;
    private final int[] bundleOf;
    /** The item of each bundle that comes first in the drawn order. */
    private final int[] first;

    private Together(Dictionary ids, SeededRandom random, int[] bundleOf, int[] first) {
        this.ids = ids;
        this.random = random;
        this.bundleOf = bundleOf;
        this.first = first;
    }

    /**
     * The bundles of a view's items.
     *
     * @param group the field whose value items of one group share; null for none
     */
    public static Together of(Inputs in, @Nullable String group, DuplicateOptions options, StageContext context) {
        Dictionary ids = in.items().ids();
        var random = SeededRandom.of(context.seed()).stream("split");
        var sets = new ItemSets(ids.size());
        if (group != null) {
            joinGroups(ItemGroups.of(in, group), sets);
        }
        context.checkCancelled();
        if (options.keepDuplicatesTogether()) {
            joinDuplicates(in, sets);
        }
        int[] order = DrawnOrder.of(ids, random, context);
        var bundleOf = new int[order.length];
        var bundleOfRoot = new int[order.length];
        Arrays.fill(bundleOfRoot, -1);
        var first = new int[order.length];
        int bundles = 0;
        for (int item : order) {
            int root = sets.root(item);
            if (bundleOfRoot[root] < 0) {
                first[bundles] = item;
                bundleOfRoot[root] = bundles++;
            }
            bundleOf[item] = bundleOfRoot[root];
        }
        return new Together(ids, random, bundleOf, Arrays.copyOf(first, bundles));
    }

    private static void joinGroups(@Nullable String[] groups, ItemSets sets) {
        Map<String, Integer> members = new HashMap<>();
        for (int item = 0; item < groups.length; item++) {
            String group = groups[item];
            if (group != null) {
                Integer member = members.putIfAbsent(group, item);
                if (member != null) {
                    sets.join(member, item);
                }
            }
        }
    }

    private static void joinDuplicates(Inputs in, ItemSets sets) {
        Dictionary ids = in.items().ids();
        int issueAt = TableKind.SUSPECTS.column("issue");
        int groupAt = TableKind.SUSPECTS.column("group");
        Map<String, Integer> members = new HashMap<>();
        for (Segment segment : in.table(TableKind.SUSPECTS).segments()) {
            Column items = segment.column(0);
            Column issues = segment.column(issueAt);
            Column groups = segment.column(groupAt);
            int duplicate = issues.dictionary().find(NEAR_DUPLICATE);
            for (int row = 0; row < segment.rows() && duplicate >= 0; row++) {
                String group = issues.code(row) == duplicate ? groups.text(row) : null;
                int item = group == null ? -1 : ids.find(items.dictionary(), items.code(row));
                if (group != null && item >= 0) {
                    Integer member = members.putIfAbsent(group, item);
                    if (member != null) {
                        sets.join(member, item);
                    }
                }
            }
        }
    }

    /** How many bundles there are. */
    public int size() {
        return first.length;
    }

    /** The bundle of each item. */
    public int[] bundleOf() {
        return bundleOf.clone();
    }

    /** A number in [0, 1) that is drawn for a bundle from the seed and the id of its first item. */
    public double draw(int bundle) {
        return random.stream("part").uniform(SeededRandom.key(ids.get(first[bundle])), 0);
    }

    /** The bundles with the classes of their items. */
    public Bundles withClasses(ItemClasses classes, int count) {
        var ends = new int[bundleOf.length];
        int size = 0;
        for (int item = 0; item < ends.length; item++) {
            size += classes.of(item).length;
            ends[item] = size;
        }
        var all = new int[size];
        for (int item = 0; item < ends.length; item++) {
            int[] of = classes.of(item);
            System.arraycopy(of, 0, all, ends[item] - of.length, of.length);
        }
        return Bundles.of(bundleOf, ends, all, first.length, count);
    }

    /** The bundles of items that have one class each. */
    public Bundles withClass(int[] classOf, int count) {
        var ends = new int[bundleOf.length];
        Arrays.setAll(ends, item -> item + 1);
        return Bundles.of(bundleOf, ends, classOf, first.length, count);
    }

    /** Id of the first item of a bundle, for messages. */
    public String name(int bundle) {
        return ids.get(first[bundle]);
    }
}
