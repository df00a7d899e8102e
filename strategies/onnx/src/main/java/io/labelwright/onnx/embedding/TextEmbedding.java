package io.labelwright.onnx.embedding;

import io.labelwright.math.text.ItemTexts;
import io.labelwright.onnx.model.OnnxMemory;
import io.labelwright.onnx.model.OnnxModel;
import io.labelwright.onnx.token.WordPiece;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.memo.Memo;
import io.labelwright.spi.memory.DataSizes;
import io.labelwright.spi.memory.Footprint;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A point for each item that has a text. Texts that are the same to the model are run once; what an earlier run has
 * embedded is taken from its memory. Cost: for each new text that of the model, which grows with its tokens.
 */
final class TextEmbedding implements Strategy {

    /** Texts that are one piece of work. */
    private static final int PIECE = 16;

    /** A word with the blank behind it has somewhat more. */
    private static final int BYTES_OF_A_TOKEN = 4;

    /** A point, what it is kept under, and where: by names of 64 letters. */
    private static final long MEMORY_OF_A_POINT = MiniLm.DIMENSIONS * Float.BYTES + 450;

    private final TextEmbeddingConfig config;

    TextEmbedding(TextEmbeddingConfig config) {
        this.config = config;
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) throws IOException {
        ItemTexts texts = ItemTexts.of(in, config.fields());
        int items = in.items().size();
        var pointOf = new int[items];
        List<int[]> different = tokens(texts, pointOf, context);
        float[][] points = points(different, out, context);

        TableBuilder rows = out.builder(
                TableKind.FEATURES,
                IntStream.range(0, MiniLm.DIMENSIONS)
                        .mapToObj(d -> ColumnSpec.number("e" + d))
                        .toList());
        int first = TableKind.FEATURES.columns().size();
        var numbers = new double[MiniLm.DIMENSIONS];
        int without = 0;
        for (int item = 0; item < items; item++) {
            if (pointOf[item] < 0) {
                without++;
                continue;
            }
            float[] point = points[pointOf[item]];
            Arrays.setAll(numbers, d -> point[d]);
            rows.code(0, item).numbers(first, numbers, 0, numbers.length).end();
        }
        out.write(rows.build());
        out.fact("items_without_text", without);
    }

    @Override
    public Footprint footprint(DataSizes sizes) {
        long text = sizes.text(TableKind.ITEMS);
        long items = sizes.items();
        long tokens = Math.min(items * config.maxTokens(), text / BYTES_OF_A_TOKEN) * Integer.BYTES;
        return Footprint.working(items * MEMORY_OF_A_POINT + tokens + MiniLm.tokenizerMemory() + OnnxMemory.HEAP)
                .outside(MiniLm.memory(text, items, config.maxTokens(), sizes.threads()))
                .writing(TableKind.FEATURES, items, MiniLm.DIMENSIONS, 0);
    }

    /**
     * The different texts as tokens.
     *
     * @param pointOf gets per item the number of its text, -1 for none
     */
    private List<int[]> tokens(ItemTexts texts, int[] pointOf, StageContext context) throws IOException {
        List<int[]> different = new ArrayList<>();
        Map<Tokens, Integer> numbers = new HashMap<>();
        WordPiece tokenizer = pointOf.length == 0 ? null : MiniLm.tokenizer();
        for (int item = 0; item < pointOf.length; item++) {
            context.checkCancelled();
            String text = texts.joined(item);
            if (text == null || tokenizer == null) {
                pointOf[item] = -1;
                continue;
            }
            int[] ids = tokenizer.ids(text, config.maxTokens());
            pointOf[item] = numbers.computeIfAbsent(new Tokens(ids), added -> {
                different.add(ids);
                return numbers.size();
            });
        }
        return different;
    }

    private static float[][] points(List<int[]> texts, Outputs out, StageContext context) throws IOException {
        var points = new float[texts.size()][];
        if (texts.isEmpty()) {
            out.fact("embedded", 0);
            return points;
        }
        // Kernels of other processors round in other ways.
        Memo memo = context.memo(
                MiniLm.NAME + ", ONNX Runtime " + OnnxModel.version() + ", " + System.getProperty("os.arch"));
        List<Integer> open = new ArrayList<>();
        var keys = new String[texts.size()];
        for (int t = 0; t < points.length; t++) {
            keys[t] = PointBytes.key(texts.get(t));
            byte[] known = memo.find(keys[t]);
            points[t] = known == null ? null : PointBytes.point(known, MiniLm.DIMENSIONS);
            if (points[t] == null) {
                open.add(t);
            }
        }
        // The longest first, so that all threads end at about the same time.
        open.sort(Comparator.comparingInt((Integer t) -> -texts.get(t).length));
        if (!open.isEmpty()) {
            try (MiniLm model = MiniLm.open()) {
                embed(model, texts, open, points, keys, memo, context);
            }
        }
        out.fact("embedded", open.size());
        return points;
    }

    private static void embed(
            MiniLm model,
            List<int[]> texts,
            List<Integer> open,
            float[][] points,
            String[] keys,
            Memo memo,
            StageContext context) {
        var done = new AtomicInteger();
        context.execution().forEach((open.size() + PIECE - 1) / PIECE, (lane, piece) -> {
            context.checkCancelled();
            int to = Math.min(open.size(), (piece + 1) * PIECE);
            for (int i = piece * PIECE; i < to; i++) {
                int text = open.get(i);
                points[text] = model.embed(texts.get(text));
                keep(memo, keys[text], points[text]);
            }
            int reached = done.addAndGet(to - piece * PIECE);
            context.progress((double) reached / open.size(), "embedding texts");
        });
    }

    private static void keep(Memo memo, String key, float[] point) {
        try {
            memo.keep(key, PointBytes.bytes(point));
        } catch (IOException e) {
            throw new LabelingException(
                    StandardError.INPUT_OUTPUT, "what was embedded can't be kept: " + e.getMessage(), e);
        }
    }

    /** Token ids that are equal when they are the same numbers. */
    @SuppressWarnings("ArrayRecordComponent") // compared by its numbers
    private record Tokens(int[] ids) {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Tokens tokens && Arrays.equals(ids, tokens.ids);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(ids);
        }
    }
}
