package io.labelwright.engine.plugin;

import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Says in words of its user why the code of a plug-in can't be used or failed, and which jar to change. */
public final class PluginFailure {

    private static final String DEFECT = "this is a defect of the plug-in: tell its author";

    /** So much of what an exception of a stranger says is told. */
    private static final int MOST_WORDS = 2000;

    private static final String CAN_T = " can't be used: ";
    private static final int MAJOR_OF_JAVA_0 = 44;

    private final StrategyDescriptor strategy;
    private final ClassLoader loader;

    PluginFailure(StrategyDescriptor strategy, ClassLoader loader) {
        this.strategy = strategy;
        this.loader = loader;
    }

    /** For an exception that the plug-in's code threw. */
    LabelingException thrown(String what, Throwable cause) {
        if (cause instanceof LinkageError && !(cause instanceof ExceptionInInitializerError)) {
            return unusable(cause);
        }
        Throwable root =
                cause instanceof ExceptionInInitializerError && cause.getCause() != null ? cause.getCause() : cause;
        return failure(CAN_T + what + ": " + words(root), DEFECT, cause);
    }

    /** For whatever the plug-in's code threw while it ran. */
    LabelingException failed(Throwable cause) {
        if (cause instanceof LinkageError) {
            return unusable(cause);
        }
        return failure(" failed: " + words(cause), DEFECT, cause);
    }

    /** Whether a problem is known to be in a jar only, and no file of the user's is named. */
    public static boolean isAtJar(Problem problem) {
        Place place = problem.place();
        return problem.code() == StandardError.PLUGIN_BROKEN
                && place != null
                && place.line() == 0
                && place.file().endsWith(".jar");
    }

    /** A problem of a jar, told where the workflow uses it. */
    public static Problem atStage(Problem problem, String stage, Place place) {
        return new Problem(
                problem.severity(),
                problem.code(),
                place,
                "stage '" + stage + "': " + problem.message() + " (" + problem.place() + ")",
                problem.hint());
    }

    /** What an exception says and which line of the plug-in threw it; it may be made to say nothing, or to throw. */
    private static String words(Throwable thrown) {
        String words;
        StackTraceElement[] frames = {};
        try {
            words = String.valueOf(thrown);
            frames = thrown.getStackTrace();
        } catch (RuntimeException | StackOverflowError e) {
            words = thrown.getClass().getName();
        }
        words = words.length() <= MOST_WORDS ? words : words.substring(0, MOST_WORDS) + "...";
        for (StackTraceElement frame : frames) {
            if (String.valueOf(frame.getClassLoaderName()).startsWith(PluginClassLoader.NAME)) {
                return words + " at " + frame.getClassName() + "." + frame.getMethodName() + "(" + frame.getFileName()
                        + ":" + frame.getLineNumber() + ")";
            }
        }
        return words;
    }

    /** For classes that are missing or don't fit. */
    LabelingException unusable(Throwable cause) {
        if (cause instanceof UnsupportedClassVersionError) {
            return wrongVersion(cause);
        }
        if (cause instanceof NoClassDefFoundError || cause instanceof ClassNotFoundException) {
            String name = missingClass(cause);
            if (name != null) {
                return failure(CAN_T + "its class " + name + " is missing", whereToGet(name), cause);
            }
        }
        if (cause instanceof ExceptionInInitializerError) {
            return thrown("a class of it can't be initialised", cause);
        }
        if (cause instanceof NoSuchMethodException) {
            return failure(
                    CAN_T + "its factory " + strategy.factory() + " has no public constructor without parameters",
                    DEFECT,
                    cause);
        }
        return failure(
                CAN_T + "its classes don't fit: " + words(cause),
                "compile it against the labelwright-spi and the libraries that it runs with",
                cause);
    }

    private LabelingException wrongVersion(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        String name = message.substring(0, Math.max(message.indexOf(' '), 0)).replace('/', '.');
        int compiled = javaOf(name);
        int runs = Runtime.version().feature();
        return failure(
                CAN_T
                        + (compiled < 0
                                ? "it was compiled for a newer Java than " + runs + ": " + message
                                : "its class " + name + " was compiled for Java " + compiled + ", and this is Java "
                                        + runs),
                "run Labelwright on a newer Java, or compile the plug-in with --release " + runs,
                cause);
    }

    private int javaOf(String name) {
        try (InputStream file = loader.getResourceAsStream(entry(name))) {
            if (file == null) {
                return -1;
            }
            var in = new DataInputStream(file);
            in.readInt();
            in.readUnsignedShort();
            return in.readUnsignedShort() - MAJOR_OF_JAVA_0;
        } catch (IOException e) {
            return -1;
        }
    }

    private static @Nullable String missingClass(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof ClassNotFoundException && t.getMessage() != null) {
                return t.getMessage();
            }
        }
        String message = thrown.getMessage();
        return message == null || message.indexOf(' ') >= 0 ? null : message.replace('/', '.');
    }

    private String whereToGet(String name) {
        if (strategy.origin().builtIn()) {
            return "install Labelwright again: a jar is missing in lib/";
        }
        if (PluginClassLoader.shared(name)) {
            return "the plug-in was compiled against another version of labelwright-spi: compile it against this one";
        }
        if (name.startsWith("io.labelwright.engine.")) {
            return "classes of the engine are not visible to plug-ins: use io.labelwright.spi only";
        }
        String folder = "the plug-in folder " + Path.of(strategy.origin().jar()).getParent();
        return PluginFailure.class.getClassLoader().getResource(entry(name)) == null
                ? "put the jar that holds it into " + folder
                : "the engine's own copy is not visible to plug-ins: put the jar that holds it into " + folder;
    }

    private static String entry(String className) {
        return className.replace('.', '/') + ".class";
    }

    private LabelingException failure(String message, String hint, Throwable cause) {
        String who = strategy.origin().plugin() == null
                ? ""
                : " of plug-in '" + strategy.origin().plugin() + "'";
        var exception = new LabelingException(Problem.error(
                StandardError.PLUGIN_BROKEN, Place.of(strategy.origin().jar()), strategy.id() + who + message, hint));
        exception.initCause(cause);
        return exception;
    }
}
