package io.labelwright.remote.inference;

import io.labelwright.math.answer.ClassNames;
import io.labelwright.math.answer.ModelAnswers;
import io.labelwright.math.answer.ModelClasses;
import io.labelwright.math.answer.Scores;
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
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends items to a model of the Open Inference Protocol, version 2, and makes answers of what it gives. What the model
 * takes and gives is asked first and held against the items and classes before any item is sent.
 *
 * @see <a href="https://github.com/kserve/open-inference-protocol">The protocol</a>
 */
final class InferenceLabels implements Strategy {

    private final InferenceConfig config;
    private final Patience patience;

    InferenceLabels(InferenceConfig config, Patience patience) {
        this.config = config;
        this.patience = patience;
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) throws IOException {
        context.checkCancelled();
        var answers = new ModelAnswers(in, out, context.stage(), config.minConfidence());
        if (in.items().size() > 0) {
            ModelClasses classes = config.labels() == null
                    ? ModelClasses.ofWorkflow(in.schema())
                    : ModelClasses.of(ClassNames.of(context.files().file("labels")), in.schema(), config.map());
            try {
                label(in, out, context, classes, answers);
            } catch (CallFailure e) {
                throw e.ofStage(called() + ": ");
            }
        }
        answers.write();
    }

    private String called() {
        return "the model '" + config.model() + "' at " + config.server().url();
    }

    private void label(Inputs in, Outputs out, StageContext context, ModelClasses classes, ModelAnswers answers)
            throws IOException {
        var server = new ServerCalls(config.server(), context.seed(), patience);
        ModelInfo model = ModelInfo.ask(server, config.model(), config.version());
        TensorInfo input = model.input(config.input());
        TensorInfo output = model.output(config.output());
        ItemTensor tensor = ItemTensor.of(model, input, in, config);
        check(model, output, classes);
        byte[] about = PaidAnswers.key(
                        config.server().about(model.path()).getBytes(StandardCharsets.UTF_8),
                        model.metadata(),
                        input.name().getBytes(StandardCharsets.UTF_8),
                        output.name().getBytes(StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
        ItemReplies replies = new ItemBatches(context, config.server(), about, input.batch(config.batch()))
                .ask(in.items().size(), new ItemBatches.Dialogue() {
                    @Override
                    public byte @Nullable [] content(int item) {
                        return tensor.content(item);
                    }

                    @Override
                    public List<byte[]> ask(int[] items) throws CallFailure {
                        byte[] request = Json.bytes(request(input, output, tensor, items));
                        return server.post(
                                model.path() + "/infer", request, body -> Outcome.read(body, output, items.length));
                    }
                })
                .orFail(called());
        write(in, out, tensor, output, classes, replies, answers);
    }

    private void check(ModelInfo model, TensorInfo output, ModelClasses classes) {
        if (!output.holdsTexts() && !output.holdsNumbers()) {
            throw model.refused(
                    "gives " + output.shown() + " at the output '" + output.name()
                            + "', and expected is FP32 or FP64 for numbers, BYTES for names of classes",
                    "name another output, if there is one");
        }
        long last = output.shape().length == 2 ? output.shape()[1] : 1;
        if (output.holdsNumbers() && output.shape().length > 0 && last >= 0) {
            classes.check(model.name(), (int) last, config.scores().wanted(classes.size()));
        }
    }

    private static ObjectNode request(TensorInfo input, TensorInfo output, ItemTensor tensor, int[] items) {
        ObjectNode request = Json.object();
        ObjectNode sent = request.putArray("inputs").addObject();
        sent.put("name", input.name());
        ArrayNode shape = sent.putArray("shape").add(items.length);
        if (input.shape().length == 2) {
            shape.add(tensor.length());
        }
        sent.put("datatype", input.datatype());
        ArrayNode data = sent.putArray("data");
        for (int item : items) {
            tensor.add(item, data);
        }
        request.putArray("outputs").addObject().put("name", output.name());
        return request;
    }

    private void write(
            Inputs in,
            Outputs out,
            ItemTensor tensor,
            TensorInfo output,
            ModelClasses classes,
            ItemReplies replies,
            ModelAnswers answers) {
        int without = 0;
        int refused = 0;
        var unknown = new TreeMap<String, Integer>();
        var p = new double[in.schema().size()];
        for (int item = 0; item < in.items().size(); item++) {
            byte[] reply = replies.of(item);
            if (reply == null) {
                boolean empty = tensor.content(item) == null;
                without += empty ? 1 : 0;
                refused += empty ? 0 : 1;
            } else if (output.holdsTexts()) {
                String name = new String(reply, StandardCharsets.UTF_8);
                int label = in.schema().find(config.map().getOrDefault(name, name));
                if (label < 0) {
                    unknown.merge(name, 1, Integer::sum);
                } else {
                    answers.answer(item, label, Double.NaN, null);
                }
            } else {
                probabilities(in, item, reply, classes, p);
                answers.add(item, null, p);
            }
        }
        out.fact("items_without_input", without);
        out.fact("items_refused_by_server", refused);
        int others = unknown.values().stream().mapToInt(Integer::intValue).sum();
        out.fact("answers_unknown_label", others);
        if (refused + others > 0) {
            out.report(Problem.warning(
                    StandardError.REMOTE,
                    null,
                    called() + " gave no answer of use for " + (refused + others) + " items"
                            + (refused > 0 ? "; " + refused + " it refused" : "")
                            + (unknown.isEmpty() ? "" : "; classes that are none of the workflow: " + shown(unknown)),
                    "map: says which class of the workflow a class of the model is"));
        }
    }

    private static String shown(TreeMap<String, Integer> names) {
        return names.entrySet().stream()
                .limit(3)
                .map(entry -> "'" + entry.getKey() + "' (" + entry.getValue() + ")")
                .collect(Collectors.joining(", "));
    }

    private void probabilities(Inputs in, int item, byte[] reply, ModelClasses classes, double[] into) {
        var scores = new double[reply.length / Double.BYTES];
        ByteBuffer.wrap(reply).asDoubleBuffer().get(scores);
        classes.check(config.model(), scores.length, config.scores().wanted(classes.size()));
        var ofModel = new double[classes.size()];
        Scores.Unsound unsound = config.scores().toProbabilities(scores, ofModel);
        if (unsound != null) {
            throw CallFailure.server(
                            "it gives " + unsound.number() + " for item '"
                                    + in.items().ids().get(item) + "'",
                            unsound.hint() + "; scores: says what the model's numbers are")
                    .ofStage(called() + ": ");
        }
        classes.add(ofModel, into);
    }
}
