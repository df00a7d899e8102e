package io.labelwright.engine.config;

import io.labelwright.engine.plugin.StrategyDescriptor;
import io.labelwright.spi.problem.ErrorCode;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the problems of one config; words that all of them share are said in one way. */
final class ConfigProblems {

    private final String owner;
    private final StrategyDescriptor strategy;
    private final List<Problem> problems = new ArrayList<>();
    private int errors;

    ConfigProblems(String owner, StrategyDescriptor strategy) {
        this.owner = owner;
        this.strategy = strategy;
    }

    /** A key, with the stage that it belongs to. */
    String key(String path) {
        return "'" + path + "' " + inStage();
    }

    /** The stage and its strategy. */
    String inStage() {
        return "in " + owner + " (" + strategy.id() + ")";
    }

    void add(ErrorCode code, Place place, String message, @Nullable String hint) {
        errors++;
        problems.add(Problem.error(code, place, message, hint));
    }

    void warn(ErrorCode code, Place place, String message, @Nullable String hint) {
        problems.add(Problem.warning(code, place, message, hint));
    }

    /** How many errors there are so far. */
    int errors() {
        return errors;
    }

    List<Problem> all() {
        return problems;
    }
}
