package io.labelwright.remote.labelstudio;

import io.labelwright.math.answer.ModelAnswers;
import io.labelwright.math.text.ItemTexts;
import io.labelwright.remote.call.CallFailure;
import io.labelwright.remote.call.ItemBatches;
import io.labelwright.remote.call.ItemReplies;
import io.labelwright.remote.call.Json;
import io.labelwright.remote.call.PaidAnswers;
import io.labelwright.remote.call.Patience;
import io.labelwright.remote.call.ServerCalls;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends items as tasks to an ML backend of Label Studio and takes its choices as answers, with their scores. The
 * backend trains nothing by it and is told no password.
 *
 * @see <a href="https://github.com/HumanSignal/label-studio-ml-backend">The backend's interface</a>
 */
final class BackendLabels implements Strategy {

    private static final String PREDICT = "/predict";

    private final BackendConfig config;
    private final Patience patience;

    BackendLabels(BackendConfig config, Patience patience) {
        this.config = config;
        this.patience = patience;
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) throws IOException {
        context.checkCancelled();
        var answers = ModelAnswers.withoutProbabilities(out, context.stage(), config.minConfidence());
        if (in.items().size() > 0) {
            try {
                label(in, out, context, answers);
            } catch (CallFailure e) {
                throw e.ofStage(called() + ": ");
            }
        }
        answers.write();
    }

    private String called() {
        return "the backend at " + config.server().url();
    }

    private void label(Inputs in, Outputs out, StageContext context, ModelAnswers answers) throws IOException {
        var tasks = new Tasks(in, config.fields());
        String labelConfig = LabelingConfig.of(config, in.schema(), context);
        var backend =
                new Backend(new ServerCalls(config.server(), context.seed(), patience), config.project(), labelConfig);
        String version = backend.setUp();
        byte[] about = PaidAnswers.key(
                        config.server().about(PREDICT).getBytes(StandardCharsets.UTF_8),
                        version.getBytes(StandardCharsets.UTF_8),
                        config.project().getBytes(StandardCharsets.UTF_8),
                        labelConfig.getBytes(StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
        ItemReplies replies = new ItemBatches(context, config.server(), about, config.batch())
                .ask(in.items().size(), new ItemBatches.Dialogue() {
                    @Override
                    public byte @Nullable [] content(int item) {
                        return tasks.content(item);
                    }

                    @Override
                    public List<byte[]> ask(int[] items) throws CallFailure {
                        return backend.predict(
                                items,
                                Arrays.stream(items).mapToObj(tasks::data).toList());
                    }
                })
                .orFail(called());
        var choices = new Choices(in.schema(), config.map());
        for (int item = 0; item < in.items().size(); item++) {
            byte[] reply = replies.of(item);
            if (reply == null) {
                choices.without(tasks.content(item) == null);
                continue;
            }
            Prediction prediction = Prediction.read(reply, config.fromName());
            int label = choices.label(prediction);
            if (label >= 0) {
                String told = prediction.version().isEmpty() ? version : prediction.version();
                answers.answer(item, label, prediction.score(), told.isEmpty() ? null : told);
            }
        }
        choices.tell(out, called());
    }

    /** The data of tasks. */
    private static final class Tasks {
        private final List<String> fields;
        private final List<ItemTexts> texts = new ArrayList<>();

        Tasks(Inputs in, List<String> fields) {
            this.fields = fields;
            fields.forEach(field -> texts.add(ItemTexts.of(in, List.of(field))));
        }

        /** By name; the first field is there or there is nothing to label. */
        Map<String, String> data(int item) {
            Map<String, String> data = new LinkedHashMap<>();
            for (int f = 0; f < fields.size(); f++) {
                String text = texts.get(f).joined(item);
                if (text != null) {
                    data.put(fields.get(f), text);
                } else if (f == 0) {
                    return Map.of();
                }
            }
            return data;
        }

        byte @Nullable [] content(int item) {
            Map<String, String> data = data(item);
            if (data.isEmpty()) {
                return null;
            }
            ObjectNode json = Json.object();
            data.forEach(json::put);
            return Json.bytes(json);
        }
    }
}
