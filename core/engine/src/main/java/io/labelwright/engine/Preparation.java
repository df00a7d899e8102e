package io.labelwright.engine;

import io.labelwright.engine.expression.CelExpressions;
import io.labelwright.engine.plan.Access;
import io.labelwright.engine.plan.Plan;
import io.labelwright.engine.plan.Planner;
import io.labelwright.engine.plugin.Plugins;
import io.labelwright.engine.secret.SecretMask;
import io.labelwright.engine.store.StoreLocation;
import io.labelwright.engine.workflow.StoreChoice;
import io.labelwright.engine.workflow.Workflow;
import io.labelwright.engine.workflow.WorkflowReader;
import io.labelwright.engine.yaml.NearestWord;
import io.labelwright.engine.yaml.ProblemLog;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.engine.yaml.SourceText;
import io.labelwright.spi.expression.Expressions;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A workflow that was read and checked in one pass. Made without dependency injection and without a store, since
 * {@code validate} is to be quick.
 *
 * @param options what it was made with
 * @param name name of the workflow; empty when not even that is known
 * @param plan the plan; null when errors keep it from being made
 * @param problems all that is wrong, in order of the file
 * @param source text of the file, to show problems in
 * @param store where the store is
 * @param plugins the strategies that there are
 * @param expressions compiles conditions; loaded at first use
 * @param secrets takes the secrets out of what is printed and stored
 */
public record Preparation(
        Options options,
        String name,
        @Nullable Plan plan,
        List<Problem> problems,
        SourceText source,
        StoreLocation store,
        Plugins plugins,
        Supplier<Expressions> expressions,
        SecretMask secrets) {

    private static final String STORE = ".labelwright";

    /** Reads and checks a workflow. */
    public static Preparation of(Options options) {
        return of(options, new SecretMask());
    }

    /**
     * Reads and checks a workflow.
     *
     * @param secrets is told every secret as soon as it is known
     */
    public static Preparation of(Options options, SecretMask secrets) {
        return of(options, secrets, Plugins.discover(options.plugins()));
    }

    /**
     * Reads and checks a workflow, one of many.
     *
     * @param secrets is told every secret as soon as it is known
     * @param plugins the strategies that there are; looking for them takes longer than all the rest
     */
    public static Preparation of(Options options, SecretMask secrets, Plugins plugins) {
        WorkflowReader.Result read = read(options, secrets);
        var problems = new ArrayList<>(read.problems());
        Workflow workflow = read.workflow();
        Path folder = folder(options.file());
        StoreLocation store = store(options, workflow, folder, problems);
        Supplier<Expressions> expressions = once();
        Plan plan = null;
        if (workflow != null) {
            var access = new Access(
                    folder,
                    store.folder(),
                    options.allowRead(),
                    options.allowWrite(),
                    options.allowHost(),
                    options.mostDownload(),
                    workflow.included());
            plan = new Planner(plugins, expressions, options.lookAtData(), secrets).plan(workflow, access, problems);
            checkRerun(options.rerun(), workflow, plan, problems);
        }
        for (Problem problem : plugins.problems()) {
            // A broken plug-in that no stage uses must not keep others from running.
            problems.add(Problem.warning(problem.code(), problem.place(), problem.message(), problem.hint()));
        }
        List<Problem> tidy = secrets.mask(ProblemLog.tidy(problems));
        boolean whole = tidy.stream().noneMatch(Problem::isError);
        return new Preparation(
                options,
                workflow == null ? "" : workflow.name(),
                whole ? plan : null,
                tidy,
                read.source(),
                store,
                plugins,
                expressions,
                secrets);
    }

    /** Included files lie where the workflow may read. Its store is not known yet, and no place for them. */
    private static WorkflowReader reader(Options options, SecretMask secrets) {
        Path folder = folder(options.file());
        var access = new Access(folder, folder, options.allowRead(), options.allowWrite());
        return new WorkflowReader(options.set(), System::getenv, options.secrets(), secrets, access::read);
    }

    /**
     * Reads the workflow file and what it includes; looks neither at strategies nor at data.
     *
     * @param secrets is told every secret as soon as it is known
     */
    public static WorkflowReader.Result read(Options options, SecretMask secrets) {
        return reader(options, secrets).read(options.file());
    }

    private static void checkRerun(Set<String> rerun, Workflow workflow, @Nullable Plan plan, List<Problem> problems) {
        List<String> ids =
                workflow.stages().stream().map(stage -> stage.id().value()).toList();
        for (String id : rerun) {
            boolean inLoop =
                    plan != null && plan.stages().stream().anyMatch(stage -> !stage.isGate() && stage.isCalled(id));
            if (!id.equals("all") && !ids.contains(id) && !inLoop) {
                problems.add(Problem.error(
                        StandardError.UNKNOWN_STAGE,
                        null,
                        "--rerun names the stage " + SafeText.quoted(id) + ", which there is not",
                        NearestWord.hint(id, ids)));
            }
        }
    }

    /** The folder of the workflow file. */
    public Path folder() {
        return folder(options.file());
    }

    private static Path folder(Path file) {
        Path parent = file.toAbsolutePath().normalize().getParent();
        return parent == null ? Path.of("/") : parent;
    }

    /**
     * Where the store of a workflow is; looks at nothing else in the file.
     *
     * @throws LabelingException when the file can't be understood
     */
    public static StoreLocation storeOf(Options options) {
        WorkflowReader.Result read = read(options, new SecretMask());
        Workflow workflow = read.workflow();
        if (workflow == null) {
            throw new LabelingException(read.problems());
        }
        var problems = new ArrayList<Problem>();
        StoreLocation store = store(options, workflow, folder(options.file()), problems);
        if (!problems.isEmpty()) {
            throw new LabelingException(problems);
        }
        return store;
    }

    private static StoreLocation store(
            Options options, @Nullable Workflow workflow, Path folder, List<Problem> problems) {
        if (options.store() != null) {
            return StoreLocation.of(options.store().toAbsolutePath().normalize());
        }
        StoreChoice choice = workflow == null ? null : workflow.store();
        String files = choice == null || choice.files() == null ? STORE : choice.files();
        Path place = confined(options, folder, files, choice, problems);
        String database = choice == null ? null : choice.database();
        if (choice == null || database == null || !database.startsWith(StoreLocation.POSTGRESQL)) {
            return StoreLocation.of(place);
        }
        return new StoreLocation(place, database, choice.user(), choice.password());
    }

    /** A store that the workflow names lies where the workflow may write; only the operator puts it elsewhere. */
    private static Path confined(
            Options options, Path folder, String files, @Nullable StoreChoice choice, List<Problem> problems) {
        Place place = choice == null || choice.place() == null
                ? Place.of(options.file().toString())
                : choice.place();
        try {
            return new Access(folder, folder, options.allowRead(), options.allowWrite()).write(files, place);
        } catch (LabelingException e) {
            for (Problem problem : e.problems()) {
                problems.add(Problem.error(
                        problem.code(),
                        problem.place(),
                        problem.message(),
                        "choose a folder below the workflow's, or let the operator give one by --store DIR"));
            }
            return folder.resolve(STORE);
        }
    }

    private static Supplier<Expressions> once() {
        return new Supplier<>() {
            private @Nullable Expressions made;

            @Override
            public synchronized Expressions get() {
                if (made == null) {
                    made = new CelExpressions();
                }
                return made;
            }
        };
    }
}
