package io.labelwright.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.engine.store.Store;
import io.labelwright.spi.problem.Problem;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageCheckpointsTest {

    private static final String KEY = "a".repeat(64);

    @TempDir
    private Path folder;

    @Test
    void aKernelFindsItsOwnBytesAndAnotherKeyFindsNone() {
        try (var store = Store.open(folder, problem -> {})) {
            var first = new StageCheckpoints(store.checkpoints(), KEY);
            first.save(0, new byte[] {1});
            first.save(1, new byte[] {2});

            var again = new StageCheckpoints(store.checkpoints(), KEY);
            assertThat(again.load(0)).contains(new byte[] {1});
            assertThat(again.load(1)).contains(new byte[] {2});
            assertThat(again.load(2)).isEmpty();
            assertThat(new StageCheckpoints(store.checkpoints(), "b".repeat(64)).load(0))
                    .isEmpty();
        }
    }

    @Test
    void aStageThatIsDoneLeavesNone() {
        try (var store = Store.open(folder, problem -> {})) {
            new StageCheckpoints(store.checkpoints(), KEY).save(0, new byte[] {1});
            var resumed = new StageCheckpoints(store.checkpoints(), KEY);
            resumed.load(0);
            resumed.wentOn(40);
            resumed.save(1, new byte[] {2});
            resumed.done();

            assertThat(store.checkpoints().keys()).isEmpty();
            assertThat(resumed.note()).isEqualTo(", went on from iteration 40");
        }
    }

    @Test
    void whoBeginsAnewTakesAllOfTheStageAway() {
        try (var store = Store.open(folder, problem -> {})) {
            new StageCheckpoints(store.checkpoints(), KEY).save(0, new byte[] {1});
            new StageCheckpoints(store.checkpoints(), KEY).save(3, new byte[] {1});
            String other = "b".repeat(64);
            new StageCheckpoints(store.checkpoints(), other).save(0, new byte[] {1});

            new StageCheckpoints(store.checkpoints(), KEY).forgetAll();

            assertThat(store.checkpoints().keys()).containsExactly(other);
        }
    }

    @Test
    void aDamagedOneIsSetAsideAndTheStageBeginsAnew() throws Exception {
        var problems = new ArrayList<Problem>();
        try (var store = Store.open(folder, problems::add)) {
            new StageCheckpoints(store.checkpoints(), KEY).save(0, new byte[] {1, 2, 3});
            try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("store.db"));
                    var statement = connection.createStatement()) {
                statement.executeUpdate("update checkpoints set bytes = x'010204'");
            }

            assertThat(new StageCheckpoints(store.checkpoints(), KEY).load(0)).isEmpty();
            assertThat(store.checkpoints().keys()).isEmpty();
            assertThat(folder.resolve("set-aside")).isNotEmptyDirectory();
            assertThat(problems)
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.message()).contains("checkpoint"));
        }
    }
}
