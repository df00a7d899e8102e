package io.labelwright.remote.llm;

import io.labelwright.remote.call.PaidAnswers;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.label.ItemLabels;
import io.labelwright.spi.label.LabelSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the model is asked about the items of a view: for each item with a text as many questions as samples are wanted.
 * Items of which the same is sent share their questions. In the order of items.
 */
final class Questions {

    /** Where questions go, behind the server's address. */
    static final String PATH = "/chat/completions";

    private final Prompt prompt;
    private final ItemText texts;
    private final ExampleChoice examples;
    private final ClassCodes codes;
    private final LabelSchema names;
    private final String about;

    private final List<Slot> slots = new ArrayList<>();
    private final int[] @Nullable [] ofItem;
    private int items;
    private int withoutText;
    private int hidden;
    private int cut;

    /**
     * A question.
     *
     * @param item the first item that it is about
     * @param sample which of several answers to it is wanted, from 0
     */
    record Slot(int item, int sample) {}

    private Questions(LlmConfig config, Inputs in, StageContext context) throws IOException {
        this.names = in.schema();
        this.codes = config.aliases() ? ClassCodes.random(in.schema(), context.seed()) : ClassCodes.names(in.schema());
        this.texts = ItemText.of(in, config.fields(), config.maxCharacters());
        this.examples = ExampleChoice.of(in, texts, config.examples(), context);
        this.prompt = new Prompt(config, in.schema(), codes, context.guidelines(), context.seed());
        this.about = config.server().about(PATH);
        this.ofItem = new int[in.items().size()][];
    }

    /** The questions about the items in view. */
    static Questions of(LlmConfig config, Inputs in, StageContext context) throws IOException {
        var questions = new Questions(config, in, context);
        ItemLabels labels = config.unlabelledOnly()
                ? in.labels()
                : ItemLabels.none(in.items().size());
        Map<String, Integer> known = new HashMap<>();
        for (int item = 0; item < questions.ofItem.length; item++) {
            context.checkCancelled();
            if (labels.label(item) < 0) {
                questions.add(item, config.asked(), known);
            }
        }
        return questions;
    }

    private void add(int item, int samples, Map<String, Integer> known) {
        ItemText.Shown shown = texts.of(item);
        if (shown == null) {
            withoutText++;
            return;
        }
        items++;
        hidden += shown.hidden() ? 1 : 0;
        cut += shown.cut() ? 1 : 0;
        var own = new int[samples];
        for (int sample = 0; sample < samples; sample++) {
            var slot = new Slot(item, sample);
            String key = key(request(slot, null));
            Integer same = known.putIfAbsent(key, slots.size());
            own[sample] = same == null ? slots.size() : same;
            if (same == null) {
                slots.add(slot);
            }
        }
        ofItem[item] = own;
    }

    /** What is sent for a question. */
    Prompt.Request request(Slot slot, @Nullable Fault again) {
        ItemText.Shown shown = texts.of(slot.item());
        return prompt.request(shown == null ? "" : shown.text(), examples.of(slot.item()), slot.sample(), again);
    }

    /**
     * What is sent for a canary: the question with an order in its text.
     *
     * @param label the class that the text orders
     */
    Prompt.Request canary(Slot slot, int label) {
        ItemText.Shown shown = texts.of(slot.item());
        return prompt.request(
                Prompt.withOrder(shown == null ? "" : shown.text(), names.name(label)),
                examples.of(slot.item()),
                slot.sample(),
                null);
    }

    /** Under which its answer is kept. */
    String key(Prompt.Request request) {
        return PaidAnswers.key(about, request.body());
    }

    ClassCodes codes() {
        return codes;
    }

    /** All questions. */
    List<Slot> slots() {
        return slots;
    }

    /** The numbers of the questions about an item; null where none is asked. */
    int @Nullable [] of(int item) {
        return ofItem[item];
    }

    /** How many items are asked about. */
    int items() {
        return items;
    }

    /** How many items have no text. */
    int withoutText() {
        return withoutText;
    }

    /** How many items hold characters that are not sent. */
    int hidden() {
        return hidden;
    }

    /** How many items are longer than what is sent of them. */
    int cut() {
        return cut;
    }
}
