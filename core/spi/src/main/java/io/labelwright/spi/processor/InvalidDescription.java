package io.labelwright.spi.processor;

import javax.lang.model.element.Element;

/** A plug-in class that does not describe itself rightly; becomes a compiler error at the element. */
final class InvalidDescription extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Element element;

    InvalidDescription(String message, Element element) {
        super(message);
        this.element = element;
    }

    Element element() {
        return element;
    }
}
