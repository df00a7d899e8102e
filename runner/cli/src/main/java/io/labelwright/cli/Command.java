package io.labelwright.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One command: what it takes, and what it does. Specs are made by hand, since reading annotations is slow to start. */
interface Command {

    /** Its name. */
    String name();

    /** One line for the list of commands. */
    String summary();

    /** Commands that are the first word after this one; most have none. */
    default List<Command> actions() {
        return List.of();
    }

    /** Adds its options and parameters. */
    void describe(CommandSpec spec);

    /**
     * Does it.
     *
     * @return the exit code
     * @throws io.labelwright.spi.problem.LabelingException when the arguments or what they name is wrong
     */
    int run(ParseResult arguments, Terminal terminal);
}
