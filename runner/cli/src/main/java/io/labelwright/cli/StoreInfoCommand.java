package io.labelwright.cli;

import io.labelwright.engine.store.Store;
import io.labelwright.engine.store.StoreInfo;
import io.labelwright.engine.store.StoreOwner;
import io.labelwright.engine.yaml.SafeText;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code store info}: what a store holds. */
final class StoreInfoCommand implements Command {

    private final StoreFinder finder;

    StoreInfoCommand(StoreFinder finder) {
        this.finder = finder;
    }

    @Override
    public String name() {
        return "info";
    }

    @Override
    public String summary() {
        return "Says what a store holds: sizes, counts, format, who runs on it.";
    }

    @Override
    public void describe(CommandSpec spec) {
        StoreFinder.describe(spec);
    }

    @Override
    public int run(ParseResult arguments, Terminal terminal) {
        try (Store store = finder.open(arguments, terminal)) {
            StoreInfo info = StoreInfo.of(store);
            StoreOwner owner = info.owner();
            if (WorkflowArguments.has(arguments, WorkflowArguments.JSON)) {
                terminal.print(new JsonText()
                        .put("folder", info.folder().toString())
                        .put("format", info.format())
                        .put("database", info.database())
                        .put("place", info.place())
                        .put("schema", info.schema())
                        .put("database_bytes", info.databaseBytes())
                        .put("objects", info.objects())
                        .put("object_bytes", info.objectBytes())
                        .put("records", info.records())
                        .put("runs", info.runs())
                        .put("answers", info.answers())
                        .put("checkpoints", info.checkpoints())
                        .put("set_aside", info.setAside())
                        .put("owner", owner == null ? null : owner.toString())
                        .text());
            } else {
                terminal.print(SafeText.escape(info.folder().toString()) + "\n  format    " + info.format()
                        + "\n  database  " + info.database() + " " + SafeText.escape(info.place())
                        + ", tables of version " + info.schema() + ", " + bytes(info.databaseBytes())
                        + "\n  objects   " + Text.grouped(info.objects()) + ", " + bytes(info.objectBytes())
                        + "\n  stages    " + Text.count(info.records(), "record")
                        + "\n  runs      " + Text.grouped(info.runs())
                        + "\n  answers   " + Text.grouped(info.answers())
                        + (info.checkpoints() == 0 ? "" : "\n  underway  " + Text.count(info.checkpoints(), "stage"))
                        + "\n  set aside " + Text.grouped(info.setAside())
                        + "\n  in use by " + (owner == null ? "nobody" : SafeText.escape(owner.toString())));
            }
        }
        return 0;
    }

    /** A size for people. */
    static String bytes(long bytes) {
        String[] units = {"bytes", "kB", "MB", "GB", "TB"};
        double value = bytes;
        int unit = 0;
        while (value >= 1000 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        return Text.fixed(value, unit == 0 ? 0 : 1) + " " + units[unit];
    }
}
