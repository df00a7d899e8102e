package io.labelwright.engine.config;

import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** Lays JSON out for people: two blanks a level, line feeds on every system. */
public final class PrettyJson extends ObjectWriteContext.Base {

    private final DefaultPrettyPrinter printer;

    /** A layout for one text. */
    public PrettyJson() {
        var lines = new DefaultIndenter("  ", "\n");
        printer = new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
    }

    @Override
    public DefaultPrettyPrinter getPrettyPrinter() {
        return printer;
    }

    @Override
    public boolean hasPrettyPrinter() {
        return true;
    }
}
