package io.labelwright.engine.run;

import io.labelwright.engine.plan.Access;
import io.labelwright.engine.plan.Plan;
import io.labelwright.engine.store.file.Sha256;
import io.labelwright.engine.yaml.Located;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/** The guidelines of a workflow as they were when it was planned. */
final class GuidelineText {

    private GuidelineText() {}

    /**
     * The text; empty when there are none.
     *
     * @throws LabelingException when it has changed since the plan was made, whose keys hold its hash
     */
    static String of(Plan plan) throws IOException {
        Located<String> path = plan.workflow().labels().guidelines();
        if (path == null || plan.guidelines() == null) {
            return "";
        }
        Access access = plan.access();
        byte[] bytes = Files.readAllBytes(access.stillReadable(access.read(path.value(), path.place())));
        if (!Sha256.of(bytes).equals(plan.guidelines())) {
            throw new LabelingException(
                    StandardError.INPUT_OUTPUT,
                    path.place(),
                    "the guidelines '" + path.value() + "' were changed while the run was going on",
                    "run the same command again");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
