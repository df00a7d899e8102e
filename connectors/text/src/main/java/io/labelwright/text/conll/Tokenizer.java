package io.labelwright.text.conll;

import io.labelwright.text.Whitespace;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into tokens, and at line breaks into sentences where wanted. What is punctuation is a list of ours: the
 * tables of Java change with its version.
 */
record Tokenizer(ConllExportConfig.Tokens rule, boolean lines) {

    /** Ranges of marks beyond ASCII, first and last. */
    private static final int[] MARKS = {
        0xA1, 0xA1, 0xA7, 0xA7, 0xAB, 0xAB, 0xB6, 0xB7, 0xBB, 0xBB, 0xBF, 0xBF, 0x37E, 0x37E, 0x387, 0x387, 0x589,
        0x58A, 0x5BE, 0x5BE, 0x5C0, 0x5C0, 0x5C3, 0x5C3, 0x5F3, 0x5F4, 0x60C, 0x60D, 0x61B, 0x61B, 0x61E, 0x61F, 0x66A,
        0x66D, 0x6D4, 0x6D4, 0x964, 0x965, 0x2010, 0x2027, 0x2030, 0x205E, 0x3001, 0x3003, 0x3008, 0x3011, 0x3014,
        0x301F, 0x30FB, 0x30FB, 0xFE10, 0xFE19, 0xFE30, 0xFE52, 0xFE54, 0xFE66, 0xFE68, 0xFE6B, 0xFF01, 0xFF0F, 0xFF1A,
        0xFF20, 0xFF3B, 0xFF40, 0xFF5B, 0xFF65
    };

    /** The sentences of a text, each of its tokens, none of them empty. */
    List<List<String>> sentences(String text) {
        List<List<String>> sentences = new ArrayList<>();
        List<String> sentence = new ArrayList<>();
        int start = 0;
        int at = 0;
        while (at <= text.length()) {
            int point = at < text.length() ? text.codePointAt(at) : '\n';
            int next = at + Character.charCount(point);
            boolean space = Whitespace.isSpace(point);
            boolean alone = !space && isToken(point);
            if (space || alone) {
                if (at > start) {
                    sentence.add(text.substring(start, at));
                }
                start = next;
            }
            if (alone) {
                sentence.add(text.substring(at, next));
            }
            boolean ends = at == text.length() || lines && Whitespace.isLineBreak(point);
            if (ends && !sentence.isEmpty()) {
                sentences.add(sentence);
                sentence = new ArrayList<>();
            }
            at = next;
        }
        return sentences;
    }

    private boolean isToken(int point) {
        return switch (rule) {
            case WHITESPACE -> false;
            case WORDS -> isMark(point);
            case CHARACTERS -> true;
        };
    }

    static boolean isMark(int point) {
        if (point < 0x80) {
            return point >= '!' && point <= '/'
                    || point >= ':' && point <= '@'
                    || point >= '[' && point <= '`'
                    || point >= '{' && point <= '~';
        }
        for (int i = 0; i < MARKS.length; i += 2) {
            if (point >= MARKS[i] && point <= MARKS[i + 1]) {
                return true;
            }
        }
        return false;
    }
}
