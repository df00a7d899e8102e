package io.labelwright.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.engine.Engine;
import io.labelwright.engine.Options;
import io.labelwright.engine.Preparation;
import io.labelwright.engine.run.Cancellation;
import io.labelwright.engine.run.RunListener;
import io.labelwright.engine.run.RunReport;
import io.labelwright.engine.run.StageReport;
import io.labelwright.engine.run.StageStatus;
import io.labelwright.engine.store.Store;
import io.labelwright.engine.store.StoreCheck;
import io.labelwright.engine.store.file.Sha256;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A folder with a workflow of every kind of stage, run in this process. */
final class SmallWorkflow {

    private static final String YAML = """
            workflow: small
            vars: {number: 0}
            labels: {task: classification, classes: [ham, spam]}
            stages:
              - {id: items, uses: import/csv, with: {path: items.csv, items: {text: body}}}
              - {id: answers, uses: import/csv, with: {path: answers.csv, annotations: {}}, needs: []}
              - id: rules
                uses: prelabel/rules
                needs: [items]
                with: {rules: [{id: win, when: 'text.contains("win") || text == "${vars.number}"', label: spam}]}
              - {id: agreed, uses: consensus/dawid-skene, needs: [items, answers, rules]}
              - {id: labels, uses: export/csv, needs: [agreed], with: {table: labels, path: "out/labels-${vars.number}.csv"}}
              - {id: people, uses: export/jsonl, needs: [agreed], with: {table: annotators, path: "out/people-${vars.number}.jsonl"}}
            """;

    private final Path folder;

    private SmallWorkflow(Path folder) {
        this.folder = folder;
    }

    /** What became of a run: the words of its problems, and whether it ended with all that was to be done. */
    record Ended(boolean done, List<Problem> problems) {

        /** All that the user is told. */
        String text() {
            var text = new StringBuilder();
            for (Problem problem : problems) {
                text.append(problem.place() == null ? "" : problem.place() + ": ");
                text.append(problem.message())
                        .append("; ")
                        .append(problem.hint())
                        .append('\n');
            }
            return text.toString();
        }

        Ended isDone() {
            assertThat(done).as(text()).isTrue();
            return this;
        }

        /** It stopped, and said why in words that are not those of a defect. */
        void isClear() {
            assertThat(problems).isNotEmpty();
            assertThat(problems).as(text()).noneMatch(problem -> problem.code() == StandardError.INTERNAL);
            assertThat(text()).doesNotContain("Exception", "\tat ", "null;", ": null");
        }
    }

    /** The workflow and its data in a new folder. */
    static SmallWorkflow make(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("flow.yaml"), YAML);
        var random = new Random(3);
        var items = new StringBuilder("id,body\n");
        var answers = new StringBuilder("item,annotator,label\n");
        for (int i = 0; i < 60; i++) {
            boolean spam = random.nextInt(3) == 0;
            items.append("i").append(i).append(spam ? ",win a prize\n" : ",see you at noon\n");
            for (int w = 0; w < 4; w++) {
                boolean right = random.nextInt(10) < 8;
                answers.append("i").append(i).append(",w").append(w);
                answers.append(spam == right ? ",spam\n" : ",ham\n");
            }
        }
        Files.writeString(folder.resolve("items.csv"), items);
        Files.writeString(folder.resolve("answers.csv"), answers);
        return new SmallWorkflow(folder);
    }

    static SmallWorkflow in(Path folder) {
        return new SmallWorkflow(folder);
    }

    Path folder() {
        return folder;
    }

    Path store() {
        return folder.resolve(".labelwright");
    }

    /** Copies everything to a new folder. */
    SmallWorkflow copyTo(Path target) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) throws IOException {
                Files.createDirectory(target.resolve(folder.relativize(each).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path each, BasicFileAttributes attributes) throws IOException {
                Files.copy(each, target.resolve(folder.relativize(each).toString()));
                return FileVisitResult.CONTINUE;
            }
        });
        return new SmallWorkflow(target);
    }

    /** Deletes everything. */
    void delete() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(each);
            }
        }
    }

    Ended run() {
        return run(1);
    }

    /** What {@code labelwright run} does, up to the printing. */
    Ended run(int threads) {
        return run(Map.of(), threads, id -> {});
    }

    /**
     * One of many runs with rules, labels and exports of their own.
     *
     * @param ran told of each stage that ran, when it is committed
     */
    Ended runNumber(int number, int threads, Consumer<String> ran) {
        return run(Map.of("number", Integer.toString(number)), threads, ran);
    }

    private Ended run(Map<String, String> set, int threads, Consumer<String> ran) {
        Options plain = Options.of(folder.resolve("flow.yaml"));
        var options = new Options(
                plain.file(),
                set,
                null,
                threads,
                Set.of(),
                false,
                true,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);
        var told = new ArrayList<Problem>();
        var listener = new RunListener() {
            @Override
            public void ended(StageReport report) {
                if (report.status() == StageStatus.RAN) {
                    ran.accept(report.id());
                }
            }

            @Override
            public void problem(Problem problem) {
                synchronized (told) {
                    told.add(problem);
                }
            }
        };
        boolean done = false;
        try {
            Preparation preparation = Preparation.of(options);
            if (preparation.plan() == null) {
                return new Ended(false, preparation.problems());
            }
            try (Engine engine = Engine.of(preparation, listener, new Cancellation())) {
                RunReport report = engine.run();
                told.addAll(report.problems());
                done = report.status().exitCode() == 0;
            }
        } catch (LabelingException e) {
            done = false;
            told.addAll(e.problems());
        }
        return new Ended(done, told);
    }

    /** The exported files, by name; none where the folder is not there. */
    Map<String, String> exports() throws IOException {
        Map<String, String> exports = new TreeMap<>();
        Path out = folder.resolve("out");
        if (Files.isDirectory(out)) {
            try (Stream<Path> files = Files.list(out)) {
                for (Path file : files.toList()) {
                    exports.put(file.getFileName().toString(), Files.readString(file));
                }
            }
        }
        return exports;
    }

    /** The names of the objects, each of which must be whole. */
    Set<String> objects() throws IOException {
        Set<String> names = new TreeSet<>();
        Path objects = store().resolve("objects");
        if (Files.isDirectory(objects)) {
            try (Stream<Path> files = Files.walk(objects)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String name = file.getParent().getFileName() + "" + file.getFileName();
                    assertThat(Sha256.of(Files.readAllBytes(file))).as("object").isEqualTo(name);
                    names.add(name);
                }
            }
        }
        return names;
    }

    /** Nothing in the store is damaged, and nothing of a dead process is left. */
    void assertStoreIsWhole() throws IOException {
        var problems = new ArrayList<Problem>();
        try (Store store = Store.open(store(), problems::add)) {
            assertThat(StoreCheck.of(store).problems()).isEmpty();
        }
        assertThat(problems).isEmpty();
        try (Stream<Path> files = Files.list(store().resolve("tmp"))) {
            assertThat(files.toList()).isEmpty();
        }
    }

    /** Sizes of the files below the folder, to choose damage from. */
    Map<String, Long> files(Path below) throws IOException {
        Map<String, Long> sizes = new HashMap<>();
        try (Stream<Path> files = Files.walk(below)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sizes.put(folder.relativize(file).toString(), Files.size(file));
            }
        }
        return new TreeMap<>(sizes);
    }
}
