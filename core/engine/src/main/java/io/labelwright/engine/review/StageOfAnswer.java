package io.labelwright.engine.review;

import io.labelwright.engine.plan.Plan;
import io.labelwright.engine.plan.PlannedStage;
import io.labelwright.engine.yaml.NearestWord;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the stage that an answer is for: the one that the row or the command names, else the only one of the workflow,
 * else the only one that waits for an answer to that item.
 */
final class StageOfAnswer {

    private static final Pattern IN_ROUND = Pattern.compile("([a-z0-9_-]+)/[1-9][0-9]*/([a-z0-9_-]+)");

    private final List<String> asking;
    private final List<String> shown;
    private final @Nullable String byCommand;
    private final Map<String, Set<String>> waitingFor = new HashMap<>();

    StageOfAnswer(ReviewDesk desk, Plan plan, @Nullable String byCommand) {
        this.asking = desk.stages();
        this.shown = desk.shownStages();
        this.byCommand = byCommand;
        boolean onlyOne = asking.size() == 1 && plan.stages().stream().noneMatch(StageOfAnswer::isLoop);
        if (!onlyOne && byCommand == null) {
            collect(desk);
        }
    }

    private static boolean isLoop(PlannedStage stage) {
        return stage.strategy().family().equals("flow");
    }

    private void collect(ReviewDesk desk) {
        List<OpenTasks> open;
        try {
            open = desk.open(null);
        } catch (LabelingException e) {
            // Nobody waits: rows have to say which stage they are for.
            return;
        }
        for (OpenTasks tasks : open) {
            var items = new HashSet<String>();
            tasks.rows().forEach(row -> items.add(String.valueOf(tasks.text(row, "item"))));
            waitingFor.put(tasks.stage(), items);
        }
    }

    /**
     * The stage of an answer.
     *
     * @throws LabelingException when it can't be told, or there is no such stage
     */
    String of(GivenAnswer answer) {
        String named = answer.stage() == null ? byCommand : answer.stage();
        if (named != null) {
            checkKnown(named, answer);
            return named;
        }
        if (waitingFor.isEmpty() && asking.size() == 1) {
            return asking.get(0);
        }
        List<String> candidates = waitingFor.entrySet().stream()
                .filter(stage -> stage.getValue().contains(String.valueOf(answer.item())))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (candidates.size() == 1) {
            return candidates.get(0);
        }
        throw problem(
                answer,
                StandardError.UNKNOWN_STAGE,
                candidates.isEmpty()
                        ? "no stage waits for an answer to item " + SafeText.quoted(String.valueOf(answer.item()))
                        : "several stages wait for an answer to item " + SafeText.quoted(String.valueOf(answer.item())),
                "say which stage it is for: a column stage, or --stage ID; there "
                        + (shown.size() == 1 ? "is " : "are ") + "'" + String.join("', '", shown) + "'"
                        + (shown.equals(asking) ? "" : ", and so on for later rounds"));
    }

    private void checkKnown(String stage, GivenAnswer answer) {
        var inRound = IN_ROUND.matcher(stage);
        // Also of a round that the loop has no more: its max_rounds may have been larger.
        boolean ofLoop = inRound.matches() && asking.contains(inRound.group(1) + "/1/" + inRound.group(2));
        if (!ofLoop && !asking.contains(stage)) {
            var known = new LinkedHashSet<>(shown);
            known.addAll(waitingFor.keySet());
            throw problem(
                    answer,
                    StandardError.UNKNOWN_STAGE,
                    "no stage " + SafeText.quoted(stage) + " asks people",
                    NearestWord.hint(stage, known));
        }
    }

    private static LabelingException problem(
            GivenAnswer answer, StandardError code, String message, @Nullable String hint) {
        return new LabelingException(List.of(Problem.error(code, answer.place(), message, hint)));
    }
}
