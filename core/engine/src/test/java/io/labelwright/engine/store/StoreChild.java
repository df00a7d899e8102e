package io.labelwright.engine.store;

import io.labelwright.engine.store.database.Answer;
import io.labelwright.engine.store.file.Sha256;
import io.labelwright.engine.store.table.RandomTables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Work on a store in a Java VM of its own, which a test kills, or several of which it lets race. */
final class StoreChild {

    private StoreChild() {}

    /** Arguments: what to do, the store, a number. Prints a line for each thing that is done. */
    public static void main(String[] args) throws InterruptedException {
        Store store = Store.open(Path.of(args[1]), problem -> System.out.println("problem " + problem));
        int number = Integer.parseInt(args[2]);
        switch (args[0]) {
            case "write" -> writeForEver(store, number);
            case "race" -> race(store, number);
            default -> hold(store);
        }
    }

    private static void writeForEver(Store store, int number) {
        for (int thread = 0; thread < 2; thread++) {
            int start = number * 100_000 + thread * 50_000;
            new Thread(() -> {
                        for (int i = start; ; i++) {
                            String object = i % 2 == 0
                                    ? store.put(RandomTables.make(i % 40, 3_000, 500))
                                    : store.putBytes(
                                            ("object " + i).repeat(5_000).getBytes(StandardCharsets.UTF_8));
                            String key = Sha256.of("key " + i);
                            store.recordLatest("kill", key, StoreTest.record("stage", List.of(object)));
                            store.runs().stage("run-0001", i, RunStage.without("stage-" + i, "x/y", "ran", ""));
                            store.answers().append(List.of(answer("w" + number, "item " + i)));
                            System.out.println("done " + object + " " + key + " " + i + ",");
                        }
                    })
                    .start();
        }
    }

    static Answer answer(String workflow, String item) {
        return new Answer(0, workflow, "people", 0, item, "ann", "spam", null, "nö", Instant.ofEpochSecond(7), null, 0);
    }

    private static void race(Store store, int number) {
        for (int i = 0; i < number; i++) {
            String object = store.putBytes(("shared " + i).getBytes(StandardCharsets.UTF_8));
            if (store.record(Sha256.of("key " + i), StoreTest.record("stage", List.of(object)))) {
                System.out.println("won " + i);
            }
        }
    }

    private static void hold(Store store) throws InterruptedException {
        try (StoreLock lock = store.lock(owner -> {})) {
            System.out.println("locked " + (lock != null));
            TimeUnit.MINUTES.sleep(5);
        }
    }

    /** Starts such a VM; its errors go to ours. */
    static Process start(String what, Path root, int number) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx128m"));
        command.add(
                "-Dorg.sqlite.tmpdir=" + System.getProperty("org.sqlite.tmpdir", System.getProperty("java.io.tmpdir")));
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.addAll(List.of(StoreChild.class.getName(), what, root.toString(), Integer.toString(number)));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
