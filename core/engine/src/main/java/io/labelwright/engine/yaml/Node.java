package io.labelwright.engine.yaml;

import io.labelwright.spi.problem.Place;

/** A part of a YAML document. Immutable; aliased parts of a document are one and the same node. */
public sealed interface Node permits ScalarNode, ListNode, MapNode {

    /** Where it starts; for an alias, where the anchored node starts. */
    Place place();

    /** What it is, for messages: {@code a list}, {@code a map}, {@code text}, {@code a whole number}, ... */
    String kind();
}
