package io.labelwright.engine.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.spi.table.TableKind;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunPeakTest {

    private static final RunPeak.Source TABLE = new RunPeak.Source(9, TableKind.LABELS);
    private static final RunPeak.Order CHAIN = (one, other) -> true;
    private static final RunPeak.Order FREE = (one, other) -> false;

    @Test
    void ofStagesThatWaitForEachOtherTheLargestCounts() {
        var peak = new RunPeak(2);
        peak.add(stage(0, 100));
        peak.add(stage(1, 300));
        peak.add(stage(2, 200));

        assertThat(peak.most(CHAIN).bytes()).isEqualTo(300);
        assertThat(peak.most(CHAIN).stages()).containsExactly(1);
    }

    @Test
    void asManyAtOnceAsThereAreThreads() {
        var peak = new RunPeak(2);
        peak.add(stage(0, 100));
        peak.add(stage(1, 300));
        peak.add(stage(2, 200));

        assertThat(peak.most(FREE).bytes()).isEqualTo(500);
        assertThat(peak.most(FREE).stages()).containsExactly(1, 2);
    }

    @Test
    void twoSmallOnesAtOnceMayTakeMoreThanALargeOneAlone() {
        var peak = new RunPeak(2);
        peak.add(stage(0, 300));
        peak.add(stage(1, 200));
        peak.add(stage(2, 200));

        RunPeak.Peak most = peak.most((one, other) -> one == 0 || other == 0);

        assertThat(most.bytes()).isEqualTo(400);
        assertThat(most.stages()).containsExactly(1, 2);
    }

    @Test
    void aTableThatBothReadIsThereOnce() {
        var peak = new RunPeak(2);
        peak.add(new RunPeak.Stage(0, 10, Map.of(TABLE, 1000L)));
        peak.add(new RunPeak.Stage(1, 20, Map.of(TABLE, 1000L)));

        assertThat(peak.most(FREE).bytes()).isEqualTo(1030);
    }

    private static RunPeak.Stage stage(int index, long bytes) {
        return new RunPeak.Stage(index, bytes, Map.of());
    }
}
