package io.labelwright.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.engine.store.Store;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.testkit.faults.Faults;
import io.labelwright.testkit.faults.FaultyFileSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each operation that changes something on the disk goes wrong once, in every way; then the same command with a disk
 * that works ends with the bytes of a run that nothing disturbed. SQLite writes past this file system: what kills and
 * power losses do to the database, only tests with real processes show ({@code KillIT}).
 */
@Tag("durability")
class FaultInjectionTest {

    @TempDir(factory = MemoryDisk.class)
    private Path folder;

    private Map<String, String> exports = Map.of();
    private Set<String> objects = Set.of();
    private SmallWorkflow opened;

    @BeforeEach
    void runUndisturbed() throws IOException {
        SmallWorkflow whole = SmallWorkflow.make(folder.resolve("whole"));
        whole.run().isDone();
        exports = whole.exports();
        objects = whole.objects();
        // Two tables, each with its manifest.
        assertThat(exports).hasSize(4);

        opened = SmallWorkflow.make(folder.resolve("opened"));
        Store.open(opened.store(), problem -> {}).close();
    }

    @ParameterizedTest
    @EnumSource
    void aFaultAtAnyOperationOfARunLosesNothing(Faults.Kind kind) throws IOException {
        long operation = 1;
        for (boolean struck = true; struck; operation++) {
            SmallWorkflow real = opened.copyTo(folder.resolve(kind + "-" + operation));
            Faults faults = Faults.at(operation, kind);

            SmallWorkflow.Ended ended = SmallWorkflow.in(FaultyFileSystem.wrap(real.folder(), faults))
                    .run();

            struck = faults.struck();
            assertThat(ended.done() || struck).as(ended.text()).isTrue();
            if (!ended.done()) {
                ended.isClear();
            }
            if (kind == Faults.Kind.FULL && !ended.done()) {
                assertThat(ended.text()).contains("No space left on device", "free some space");
            }
            recovers(real, "operation " + operation + ": " + ended.text());
        }
        assertThat(operation).as("operations of the run").isGreaterThan(30);
        System.out.println("FaultInjectionTest: " + kind + " at each of " + (operation - 2) + " operations of a run");
    }

    @ParameterizedTest
    @EnumSource
    void aFaultAtAnyOperationOfTheFirstOpeningLosesNothing(Faults.Kind kind) throws IOException {
        long operation = 1;
        for (boolean struck = true; struck; operation++) {
            Path root = folder.resolve("store-" + kind + "-" + operation);
            Faults faults = Faults.at(operation, kind);
            boolean done = true;
            try {
                Store.open(FaultyFileSystem.wrap(root, faults), problem -> {}).close();
            } catch (LabelingException e) {
                done = false;
                assertThat(e.problems())
                        .allSatisfy(problem -> assertThat(problem.hint()).isNotBlank());
            }
            struck = faults.struck();
            assertThat(done || struck).isTrue();

            try (Store store = Store.open(root, problem -> assertThat(problem).isNull())) {
                String object = store.putBytes(new byte[] {1});
                assertThat(store.getBytes(object)).contains(new byte[] {1});
            }
        }
        assertThat(operation).as("operations of the opening").isGreaterThan(256);
    }

    @Test
    void aFaultMakesNoDifferenceToASecondRunThatFindsAllDone() throws IOException {
        opened.run().isDone();
        for (Faults.Kind kind : Faults.Kind.values()) {
            long operation = 1;
            for (boolean struck = true; struck; operation++) {
                SmallWorkflow real = opened.copyTo(folder.resolve("second-" + kind + "-" + operation));
                Faults faults = Faults.at(operation, kind);

                SmallWorkflow.Ended ended = SmallWorkflow.in(FaultyFileSystem.wrap(real.folder(), faults))
                        .run();

                struck = faults.struck();
                assertThat(real.exports()).isEqualTo(exports);
                if (!ended.done()) {
                    ended.isClear();
                }
                recovers(real, kind + " at operation " + operation);
            }
        }
    }

    private void recovers(SmallWorkflow real, String what) throws IOException {
        // Only whole files have a final name; a dead writer's temporary file may still lie beside them.
        real.exports().forEach((name, text) -> {
            if (!name.startsWith(".labelwright-")) {
                assertThat(text).as(what).isEqualTo(exports.get(name));
            }
        });
        assertThat(objects).as(what).containsAll(real.objects());

        SmallWorkflow.Ended again = real.run();

        assertThat(again.done()).as(what + "\nthen " + again.text()).isTrue();
        assertThat(again.problems()).as(what).isEmpty();
        assertThat(real.exports()).as(what).isEqualTo(exports);
        assertThat(real.objects()).as(what).isEqualTo(objects);
        assertThat(real.store().resolve("set-aside")).as(what).isEmptyDirectory();
        real.assertStoreIsWhole();
        if (Files.exists(real.folder())) {
            real.delete();
        }
    }
}
