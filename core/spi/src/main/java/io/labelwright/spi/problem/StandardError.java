package io.labelwright.spi.problem;

/** The error codes of Labelwright itself; 1xxx workflow, 2xxx data, 3xxx plug-ins, 4xxx resources, 5xxx internal. */
public enum StandardError implements ErrorCode {
    SYNTAX(1001),
    UNKNOWN_KEY(1002),
    DUPLICATE_KEY(1003),
    MISSING_KEY(1004),
    WRONG_TYPE(1005),
    OUT_OF_RANGE(1006),
    UNKNOWN_STRATEGY(1007),
    UNKNOWN_STAGE(1008),
    CYCLE(1009),
    TWO_WRITERS(1010),
    UNKNOWN_VARIABLE(1011),
    NOT_ALLOWED(1012),
    EXPRESSION(1013),
    MISSING_TABLE(1014),
    PATH_OUTSIDE(1015),
    SAME_OUTPUT(1016),
    UNKNOWN_COLUMN(1017),
    GOLD_LEAK(1018),
    FILE_NOT_READABLE(1019),
    UNSUPPORTED_TASK(1020),
    WRONG_NAME(1021),
    ENGINE_MISSING(1022),
    UNKNOWN_CLASS(1023),
    USAGE(1024),
    HOST_OUTSIDE(1025),
    SPLIT_LEAK(1026),
    BAD_ROW(2001),
    UNKNOWN_LABEL(2002),
    REPEATED_ANSWER(2003),
    CONFLICTING_ITEM(2004),
    UNKNOWN_ITEM(2005),
    ENCODING(2006),
    EMPTY_DATA(2007),
    CONFLICTING_LABEL(2008),
    COUNTS(2009),
    UNSOUND_FIT(2010),
    PLUGIN_BROKEN(3001),
    PLUGIN_DUPLICATE(3002),
    PLUGIN_CONTRACT(3003),
    STORE(4001),
    MEMORY(4002),
    TIMEOUT(4003),
    INPUT_OUTPUT(4004),
    INTERRUPTED(4005),
    CUT_SHORT(4006),
    REMOTE(4007),
    BUDGET(4008),
    INTERNAL(5001);

    private final int number;

    StandardError(int number) {
        this.number = number;
    }

    @Override
    public String code() {
        return "LBL-" + number;
    }

    @Override
    public Kind kind() {
        return Kind.values()[number / 1000 - 1];
    }
}
