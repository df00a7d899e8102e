package io.labelwright.text.conll;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of one sentence, or what is wrong with them. */
final class Sentence {

    /** A line that can't be used. */
    record Flaw(long line, int column, String reason, String text) {}

    /** Number of the document, from 1. */
    final int document;
    /** Number of the sentence in it, from 1; 0 for what stands for a document without sentences. */
    final int number;
    /** Line of its first token, or comment. */
    long line;

    @Nullable
    String id;

    @Nullable
    String text;

    final List<String> tokens = new ArrayList<>();
    final List<Tag> tags = new ArrayList<>();
    final List<Long> lines = new ArrayList<>();
    /** The columns that are neither token nor tag, each with a value per token. */
    final List<List<String>> others = new ArrayList<>();
    /** Numbers of these columns in the file, from 1. */
    final List<Integer> otherPlaces = new ArrayList<>();

    /** The first line that can't be used. */
    @Nullable
    Flaw flaw;

    Sentence(int document, int number) {
        this.document = document;
        this.number = number;
    }

    void flawed(long badLine, int column, String reason, String badText) {
        if (flaw == null) {
            flaw = new Flaw(badLine, column, reason, badText);
        }
    }

    boolean isUntouched() {
        return tokens.isEmpty() && flaw == null && id == null && text == null;
    }
}
