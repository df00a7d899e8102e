package io.labelwright.platforms;

import io.labelwright.platforms.Platform.Vote;
import io.labelwright.spi.label.Box;
import io.labelwright.spi.label.LabelText;
import io.labelwright.spi.label.Span;
import io.labelwright.spi.label.Task;
import io.labelwright.testkit.InMemoryInputs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * Random items with odd fields and answers of people and models about them, for round trips.
 *
 * @param items fields by id; every item has a text
 * @param votes in the order of the items
 * @param machines those annotators that are models
 */
public record RandomVotes(Task task, Map<String, Map<String, String>> items, List<Vote> votes, Set<String> machines) {

    /** What a format can hold beside answers. */
    public enum Beside {
        MACHINES,
        SKIPS,
        REJECTS,
        TIMES,
        CONFIDENCE
    }

    /** Data for a seed. */
    public static RandomVotes of(Task task, long seed, Set<Beside> beside) {
        var random = new SplittableRandom(seed);
        List<String> people = List.of("7", "007", "ann" + Platform.text(random, 3), "b@x.org");
        Map<String, Map<String, String>> items = new LinkedHashMap<>();
        var votes = new ArrayList<Vote>();
        int count = 1 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            String id = i + Platform.text(random, 4);
            String text = Platform.text(random, 12);
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("text", text);
            fields.put("width", Integer.toString(1 + random.nextInt(5000)));
            fields.put("height", Integer.toString(1 + random.nextInt(5000)));
            if (random.nextBoolean()) {
                fields.put("label", Platform.text(random, 3));
            }
            if (random.nextBoolean()) {
                fields.put("odd \"\u00fc\ud83d\ude00", Platform.text(random, 3));
            }
            items.put(id, fields);
            for (String person : people) {
                if (random.nextInt(3) > 0) {
                    votes.add(vote(task, random, id, person, fields, beside, false));
                }
            }
            if (beside.contains(Beside.MACHINES) && random.nextBoolean()) {
                votes.add(vote(task, random, id, "model-1", fields, beside, true));
            }
        }
        return new RandomVotes(task, items, votes, beside.contains(Beside.MACHINES) ? Set.of("model-1") : Set.of());
    }

    private static Vote vote(
            Task task,
            SplittableRandom random,
            String id,
            String annotator,
            Map<String, String> fields,
            Set<Beside> beside,
            boolean machine) {
        boolean skip = !machine && beside.contains(Beside.SKIPS) && random.nextInt(5) == 0;
        boolean reject = !machine && !skip && beside.contains(Beside.REJECTS) && random.nextInt(4) == 0;
        return new Vote(
                id,
                annotator,
                skip ? "" : label(task, random, fields),
                skip ? "skip" : reject ? "reject" : "answer",
                beside.contains(Beside.TIMES) && random.nextBoolean() ? "2024-01-0" + (1 + random.nextInt(9)) : "",
                machine && beside.contains(Beside.CONFIDENCE) ? Double.toString(random.nextDouble()) : "");
    }

    /** A label for an item with these fields. */
    public static String label(Task task, SplittableRandom random, Map<String, String> fields) {
        return switch (task) {
            case CLASSIFICATION, ORDINAL, PAIRWISE -> Platform.text(random, 3);
            case TEXT -> Platform.text(random, 9);
            case NUMERIC -> Double.toString(random.nextDouble() * random.nextInt(1000));
            case MULTI_LABEL -> {
                Set<String> names = new LinkedHashSet<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    names.add(Platform.text(random, 3));
                }
                yield LabelText.classes(names);
            }
            case SPANS -> {
                String text = fields.getOrDefault("text", "");
                int length = text.codePointCount(0, text.length());
                var spans = new TreeSet<Span>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    int start = random.nextInt(length);
                    spans.add(new Span(start, start + 1 + random.nextInt(length - start), Platform.text(random, 2)));
                }
                yield LabelText.spans(spans);
            }
            case BOXES -> {
                double width = Double.parseDouble(fields.getOrDefault("width", "1"));
                double height = Double.parseDouble(fields.getOrDefault("height", "1"));
                var boxes = new TreeSet<Box>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    double x = random.nextDouble() * width * 0.9;
                    double y = random.nextDouble() * height * 0.9;
                    boxes.add(new Box(
                            x,
                            y,
                            (width - x) * (0.01 + 0.98 * random.nextDouble()),
                            (height - y) * (0.01 + 0.98 * random.nextDouble()),
                            Platform.text(random, 2)));
                }
                yield LabelText.boxes(boxes);
            }
        };
    }

    /** The same, whose items do not have a field. */
    public RandomVotes withoutField(String name) {
        items.values().forEach(fields -> fields.remove(name));
        return this;
    }

    /** What a stage sees of them. */
    public InMemoryInputs inputs() {
        var in = InMemoryInputs.of(Platform.schema(task));
        items.forEach((id, fields) -> {
            var values = new ArrayList<Object>();
            fields.forEach((name, value) -> {
                values.add(name);
                values.add(value);
            });
            in.item(id, values.toArray());
        });
        return in.with(Platform.annotations(votes, machines));
    }

    /** The rows of items as a source of a format hands them over. */
    public List<Map<String, String>> itemRows() {
        var rows = new ArrayList<Map<String, String>>();
        items.forEach((id, fields) -> {
            Map<String, String> row = new LinkedHashMap<>(fields);
            row.put("id", id);
            rows.add(row);
        });
        return rows;
    }

    /** The rows of annotations as a source of a format hands them over. */
    public List<Map<String, String>> voteRows() {
        return votes.stream()
                .map(vote -> Platform.fields(
                        "item", vote.item(),
                        "annotator", vote.annotator(),
                        "label", vote.label(),
                        "confidence", vote.confidence(),
                        "time", vote.time(),
                        "$kind", machines.contains(vote.annotator()) ? "model" : "",
                        "$verdict", vote.verdict().equals("answer") ? "" : vote.verdict()))
                .toList();
    }
}
