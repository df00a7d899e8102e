package io.labelwright.taxonomy.map;

import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One table in the new classes. Columns that hold no class are copied, the engine's own among them. */
final class TableTranslation {

    /** The class that an answer had; for those who look into what became of it. */
    private static final String WAS = "_was";

    private static final int VERDICT = TableKind.ANNOTATIONS.column("verdict");
    private static final int CONFIDENCE = TableKind.LABELS.column("confidence");
    private static final int STATUS = TableKind.LABELS.column("status");
    private static final int SOURCE = TableKind.LABELS.column("source");
    private static final int REASON = TableKind.LABELS.column("reason");

    private final ClassesOf from;
    private final ClassMapping mapping;
    private final Splits splits;
    private final LabelSchema schema;
    private final Inputs in;
    private final UnmappedClasses unmapped;
    private final StageContext context;
    private final TableKind kind;
    private final List<ColumnSpec> extra = new ArrayList<>();
    /** Per column of the old table its place in the new one, -1 for one that is made anew. */
    private final int[] copied;

    private final double[] shares;
    private long mapped;
    private long kept;
    private long dropped;

    TableTranslation(
            ClassesOf from,
            ClassMapping mapping,
            Splits splits,
            Inputs in,
            UnmappedClasses unmapped,
            StageContext context) {
        this.from = from;
        this.mapping = mapping;
        this.splits = splits;
        this.schema = in.schema();
        this.in = in;
        this.unmapped = unmapped;
        this.context = context;
        this.kind = from.table.kind();
        this.shares = new double[schema.size()];
        this.copied = new int[from.table.columns().size()];
    }

    Table translate(Outputs out) {
        List<ColumnSpec> columns = from.table.columns();
        int fixed = kind.columns().size();
        for (int c = 0; c < columns.size(); c++) {
            copied[c] = c < fixed ? c : -1;
            if (c >= fixed && !columns.get(c).name().startsWith("p:")) {
                copied[c] = fixed + extra.size();
                extra.add(columns.get(c));
            }
        }
        int was = -1;
        if (kind == TableKind.ANNOTATIONS && from.table.find(WAS) < 0) {
            was = fixed + extra.size();
            extra.add(ColumnSpec.named(WAS));
        }
        int firstShare = fixed + extra.size();
        if (!from.shares.isEmpty()) {
            schema.classes().forEach(known -> extra.add(ColumnSpec.number("p:" + known.name())));
        }
        TableBuilder rows = out.builder(kind, extra);
        for (Segment segment : from.table.segments()) {
            context.checkCancelled();
            for (int row = 0; row < segment.rows(); row++) {
                int item = from.item(segment, row);
                if (item >= 0) {
                    row(rows, segment, row, item, was, firstShare);
                }
            }
        }
        return rows.build();
    }

    private void row(TableBuilder rows, Segment segment, int row, int item, int was, int firstShare) {
        String old =
                from.labelColumn < 0 ? null : segment.column(from.labelColumn).text(row);
        int now = old == null
                ? ClassMapping.DROPPED
                : target(from.targets[segment.column(from.labelColumn).code(row)], old, item);
        if (now == ClassMapping.UNMAPPED) {
            unmapped.add(String.valueOf(old), kind.word(), id(item));
            return;
        }
        boolean drop = old != null && now == ClassMapping.DROPPED;
        boolean all = shares(segment, row, item);
        if ((kind == TableKind.GOLD && drop) || (kind == TableKind.PREDICTIONS && !all)) {
            dropped++;
            return;
        }
        rows.code(0, item);
        for (int c = 1; c < copied.length; c++) {
            if (copied[c] >= 0 && c != from.labelColumn) {
                rows.copy(copied[c], segment.column(c), row);
            }
        }
        if (!from.shares.isEmpty() && all) {
            for (int k = 0; k < shares.length; k++) {
                rows.number(firstShare + k, shares[k]);
            }
        }
        count(old, now);
        if (now >= 0) {
            rows.code(from.labelColumn, now);
        }
        if (old != null && kind == TableKind.ANNOTATIONS) {
            answer(rows, segment, row, old, now, was);
        } else if (old != null && kind == TableKind.LABELS) {
            label(rows, segment, row, old, now);
        } else if (kind == TableKind.LABELS && segment.column(REASON).isMissing(row)) {
            rows.text(REASON, "no label");
        }
        rows.end();
    }

    private void count(@Nullable String old, int now) {
        if (old == null) {
            mapped += kind == TableKind.PREDICTIONS ? 1 : 0;
        } else if (now < 0) {
            dropped++;
        } else if (schema.name(now).equals(old)) {
            kept++;
        } else {
            mapped++;
        }
    }

    private void answer(TableBuilder rows, Segment segment, int row, String old, int now, int was) {
        String verdict = segment.column(VERDICT).text(row);
        boolean against = "reject".equals(verdict) && !mapping.isRenamed(now, old);
        if (now < 0 || against) {
            // A vote against one part of a class is none against the whole.
            rows.text(from.labelColumn, null).text(VERDICT, "skip");
        }
        if (was >= 0 && (now < 0 || !schema.name(now).equals(old))) {
            rows.text(was, old);
        }
    }

    private void label(TableBuilder rows, Segment segment, int row, String old, int now) {
        if (now < 0) {
            rows.text(STATUS, "unresolved")
                    .number(CONFIDENCE, Double.NaN)
                    .text(SOURCE, context.stage())
                    .text(REASON, "the class '" + old + "' is dropped");
            int fixed = from.table.find("_fixed");
            if (fixed >= 0) {
                rows.bool(copied[fixed], false);
            }
            return;
        }
        if (segment.column(CONFIDENCE).isMissing(row)) {
            rows.number(CONFIDENCE, 1);
        }
        String name = schema.name(now);
        String before = segment.column(REASON).text(row);
        if (name.equals(old)) {
            rows.text(REASON, before == null ? "kept" : before);
            return;
        }
        rows.text(REASON, (before == null ? "" : before + "; ") + "'" + old + "' is now '" + name + "'");
        int fixed = from.table.find("_fixed");
        boolean given = fixed >= 0 && segment.column(fixed).integer(row) == 1;
        if (!from.shares.isEmpty() && !given && shares[now] > 0) {
            rows.number(CONFIDENCE, shares[now]);
        }
    }

    private int target(int code, String name, int item) {
        if (!ClassMapping.isSplit(code)) {
            return code;
        }
        int chosen = splits.of(ClassMapping.split(code), item);
        return chosen == Splits.NONE ? mapping.unnamed(name) : chosen;
    }

    /** Adds the probabilities up by new class; false when the row has none, or what it has is dropped. */
    private boolean shares(Segment segment, int row, int item) {
        Arrays.fill(shares, 0);
        double gone = 0;
        boolean any = false;
        for (ClassesOf.Share share : from.shares) {
            Column column = segment.column(share.column());
            double value = column.number(row);
            if (Double.isNaN(value)) {
                continue;
            }
            any = true;
            int target = value > 0 ? target(share.target(), share.name(), item) : ClassMapping.DROPPED;
            if (target == ClassMapping.UNMAPPED) {
                unmapped.add(share.name(), kind.word(), id(item));
            } else if (target == ClassMapping.DROPPED) {
                gone += value;
            } else {
                shares[target] += value;
            }
        }
        double rest = 0;
        for (double share : shares) {
            rest += share;
        }
        if (gone > 0 && rest > 0) {
            for (int k = 0; k < shares.length; k++) {
                shares[k] /= rest;
            }
        }
        for (int k = 0; k < shares.length; k++) {
            // Sums of shares may pass 1 by their rounding.
            shares[k] = Math.min(1, shares[k]);
        }
        return any && rest > 0;
    }

    private String id(int item) {
        return in.items().ids().get(item);
    }

    void facts(Outputs out) {
        if (mapped > 0) {
            out.fact(kind.word() + "_mapped", mapped);
        }
        if (kept > 0) {
            out.fact(kind.word() + "_kept", kept);
        }
        if (dropped > 0) {
            out.fact(kind.word() + "_dropped", dropped);
        }
    }
}
