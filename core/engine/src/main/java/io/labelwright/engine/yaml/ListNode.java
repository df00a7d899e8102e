package io.labelwright.engine.yaml;

import io.labelwright.spi.problem.Place;
import java.util.List;

/**
 * A YAML sequence.
 *
 * @param items its parts in order
 * @param place where it starts
 */
public record ListNode(List<Node> items, Place place) implements Node {

    public ListNode {
        items = List.copyOf(items);
    }

    @Override
    public String kind() {
        return "a list";
    }
}
