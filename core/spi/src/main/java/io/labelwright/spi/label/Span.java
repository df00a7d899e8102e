package io.labelwright.spi.label;

import java.util.Comparator;

/**
 * A labelled stretch of a text.
 *
 * @param start offset of its first code point, from 0
 * @param end offset behind its last code point; greater than {@code start}
 * @param label name of its class
 */
public record Span(int start, int end, String label) implements Comparable<Span> {

    private static final Comparator<Span> ORDER =
            Comparator.comparingInt(Span::start).thenComparingInt(Span::end).thenComparing(Span::label);

    /** Refuses a stretch of nothing. */
    public Span {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException(
                    "a span goes from a start of 0 or more to an end behind it, not from " + start + " to " + end);
        }
        if (label.isEmpty()) {
            throw new IllegalArgumentException("the span from " + start + " to " + end + " has no label");
        }
    }

    /** By start, then end, then label. */
    @Override
    public int compareTo(Span other) {
        return ORDER.compare(this, other);
    }
}
