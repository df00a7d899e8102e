package io.labelwright.engine.run;

import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call of {@code System.exit} by code that is not Labelwright's. No Java after 17 lets a program forbid it; but who
 * calls it waits inside of it until the shutdown hooks are done, and so a hook can see who it was, end the run in order
 * and put the true exit code in place of the one that was asked for. {@code Runtime.halt} can't be seen: after it the
 * next run finds in the store which stages were running.
 *
 * @param thread the thread that waits in the call
 * @param plugin the plug-in whose code called it; null when it came from no plug-in folder
 * @param where the line that called it
 */
public record ForeignExit(Thread thread, @Nullable String plugin, String where) {

    private static final String LOADER = "plugin ";

    /** The call, if the process is ending by one; to be asked in a shutdown hook. */
    public static Optional<ForeignExit> find() {
        for (Map.Entry<Thread, StackTraceElement[]> entry :
                Thread.getAllStackTraces().entrySet()) {
            StackTraceElement[] frames = entry.getValue();
            for (int i = 0; i + 1 < frames.length; i++) {
                // A signal ends the process without this method.
                if (frames[i].getClassName().equals("java.lang.Runtime")
                        && frames[i].getMethodName().equals("exit")) {
                    return Optional.of(of(entry.getKey(), frames, i + 1));
                }
            }
        }
        return Optional.empty();
    }

    private static ForeignExit of(Thread thread, StackTraceElement[] frames, int from) {
        int first = from;
        while (first + 1 < frames.length && frames[first].getClassName().equals("java.lang.System")) {
            first++;
        }
        String plugin = null;
        for (int i = frames.length - 1; i >= from; i--) {
            String loader = frames[i].getClassLoaderName();
            if (loader != null && loader.startsWith(LOADER)) {
                plugin = loader.substring(LOADER.length());
            }
        }
        StackTraceElement caller = frames[first];
        String where = caller.getClassName() + "." + caller.getMethodName() + "(" + caller.getFileName() + ":"
                + caller.getLineNumber() + ")";
        return new ForeignExit(thread, plugin, where);
    }

    /** What to tell when no stage is to blame. */
    public Problem problem() {
        return Problem.error(StandardError.PLUGIN_CONTRACT, null, words(), "tell its author");
    }

    String words() {
        return (plugin == null ? "code" : "code of plug-in '" + plugin + "'") + " called System.exit at " + where;
    }
}
