package io.labelwright.engine;

import io.labelwright.engine.plan.Access;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the operator says beside the workflow.
 *
 * @param file the workflow file
 * @param set variables of the command line
 * @param store folder of the store; null for what the workflow says, else {@code .labelwright} beside it
 * @param threads how many threads compute
 * @param rerun ids of stages that are computed though their result is in the store; {@code all} for every stage
 * @param waitForStore whether to wait for another run on the same store
 * @param lookAtData whether checks open data files
 * @param allowRead more folders that the workflow may read
 * @param allowWrite more folders that the workflow may write
 * @param allowHost hosts that the workflow may reach
 * @param mostDownload how many bytes a remote file may have
 * @param plugins folders with plug-ins
 * @param secrets folder with a file per secret; null for none
 */
public record Options(
        Path file,
        Map<String, String> set,
        @Nullable Path store,
        int threads,
        Set<String> rerun,
        boolean waitForStore,
        boolean lookAtData,
        List<Path> allowRead,
        List<Path> allowWrite,
        List<String> allowHost,
        long mostDownload,
        List<Path> plugins,
        @Nullable Path secrets) {

    /** Options with the usual bound on remote files. */
    public Options(
            Path file,
            Map<String, String> set,
            @Nullable Path store,
            int threads,
            Set<String> rerun,
            boolean waitForStore,
            boolean lookAtData,
            List<Path> allowRead,
            List<Path> allowWrite,
            List<String> allowHost,
            List<Path> plugins,
            @Nullable Path secrets) {
        this(
                file,
                set,
                store,
                threads,
                rerun,
                waitForStore,
                lookAtData,
                allowRead,
                allowWrite,
                allowHost,
                Access.MOST_DOWNLOAD,
                plugins,
                secrets);
    }

    /** Options for a file, everything else at its default. */
    public static Options of(Path file) {
        return new Options(
                file,
                Map.of(),
                null,
                Runtime.getRuntime().availableProcessors(),
                Set.of(),
                true,
                true,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);
    }
}
