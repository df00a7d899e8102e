package io.labelwright.engine.plan;

import io.labelwright.engine.config.CheckContext;
import io.labelwright.engine.config.ConfigChecker;
import io.labelwright.engine.plugin.Plugins;
import io.labelwright.engine.plugin.StrategyDescriptor;
import io.labelwright.engine.workflow.StageDefaults;
import io.labelwright.engine.workflow.StageNode;
import io.labelwright.engine.workflow.Workflow;
import io.labelwright.engine.yaml.ListNode;
import io.labelwright.engine.yaml.MapNode;
import io.labelwright.engine.yaml.Node;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.problem.ErrorCode;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether {@code defaults:} are for something. Where a stage takes them they are checked as its own keys; here, that
 * they match a strategy, and that those which no stage takes would be right for some strategy.
 */
final class DefaultChecks {

    private final Workflow workflow;
    private final Plugins plugins;
    private final @Nullable LabelSchema schema;
    private final List<Problem> problems;
    private final Set<Place> places = new HashSet<>();
    private final Map<Place, Set<ErrorCode>> told = new HashMap<>();

    DefaultChecks(Workflow workflow, Plugins plugins, @Nullable LabelSchema schema, List<Problem> problems) {
        this.workflow = workflow;
        this.plugins = plugins;
        this.schema = schema;
        this.problems = problems;
        workflow.defaults().forEach(one -> addPlaces(one.with()));
    }

    private void addPlaces(Node node) {
        places.add(node.place());
        if (node instanceof MapNode map) {
            for (MapNode.Entry entry : map.entries()) {
                places.add(entry.keyPlace());
                addPlaces(entry.value());
            }
        } else if (node instanceof ListNode list) {
            list.items().forEach(this::addPlaces);
        }
    }

    /** Whether a problem is one of a default that another stage takes, too, and was told for that. */
    boolean wasTold(Problem problem) {
        Place place = problem.place();
        return place != null
                && places.contains(place)
                && !told.computeIfAbsent(place, key -> new HashSet<>()).add(problem.code());
    }

    void check() {
        Set<String> used = new HashSet<>();
        addUsed(workflow.stages(), used);
        for (StageDefaults one : workflow.defaults()) {
            List<StrategyDescriptor> matching = plugins.strategies().stream()
                    .filter(strategy -> one.matches(strategy.id()))
                    .toList();
            if (matching.isEmpty()) {
                checkPattern(one);
            } else if (used.stream().noneMatch(one::matches)) {
                checkUnused(one, matching);
            }
        }
    }

    private static void addUsed(List<StageNode> stages, Set<String> used) {
        for (StageNode stage : stages) {
            used.add(stage.uses().value());
            addUsed(stage.inner(), used);
        }
    }

    /** Defaults for a strategy that there is not would be left out without a word. */
    private void checkPattern(StageDefaults one) {
        String pattern = one.pattern().value();
        if (plugins.whySetAside(pattern).isPresent()) {
            return;
        }
        if (one.exact()) {
            problems.add(Problem.error(
                    StandardError.UNKNOWN_STRATEGY,
                    one.pattern().place(),
                    "there is no strategy " + SafeText.quoted(pattern),
                    plugins.nearest(pattern)
                            .map(near -> "did you mean '" + near + "'?")
                            .orElse("labelwright strategies lists them")));
        } else {
            // Such as noise/* in a file for several installations: other plug-ins may bring it.
            problems.add(Problem.warning(
                    StandardError.UNKNOWN_STRATEGY,
                    one.pattern().place(),
                    "no strategy matches " + SafeText.quoted(pattern) + ", so these defaults are for nothing",
                    "labelwright strategies lists the ids"));
        }
    }

    /** A file of defaults for many workflows has some that this one does not take; what is right for none is wrong. */
    private void checkUnused(StageDefaults one, List<StrategyDescriptor> matching) {
        List<Problem> first = problemsFor(one, matching.get(0));
        for (Problem problem : first) {
            boolean always = matching.stream()
                    .allMatch(strategy -> problemsFor(one, strategy).stream()
                            .anyMatch(other -> other.code() == problem.code()
                                    && problem.place() != null
                                    && problem.place().equals(other.place())));
            if (always) {
                problems.add(problem);
            }
        }
    }

    private List<Problem> problemsFor(StageDefaults one, StrategyDescriptor strategy) {
        var found = new ArrayList<Problem>();
        ConfigChecker.check(
                one.with(), strategy, CheckContext.ofDefaults(one.pattern().value(), schema), found);
        // Keys that are missing here stand in the stages.
        found.removeIf(problem -> !problem.isError() || problem.code() == StandardError.MISSING_KEY);
        return found;
    }
}
