package io.labelwright.engine.plugin;

import io.labelwright.spi.problem.Problem;
import java.util.List;
import java.util.SortedMap;

/**
 * All about one plug-in folder.
 *
 * @param plugin the folder
 * @param hashes the sha256 of each jar by file name; empty for a jar that can't be read
 * @param strategies what it brings and can be used
 * @param setAside what it says that it brings, and can't be used
 * @param problems what is wrong with it
 */
public record PluginSurvey(
        InstalledPlugin plugin,
        SortedMap<String, String> hashes,
        List<StrategyDescriptor> strategies,
        List<StrategyDescriptor> setAside,
        List<Problem> problems) {

    public PluginSurvey {
        strategies = List.copyOf(strategies);
        setAside = List.copyOf(setAside);
        problems = List.copyOf(problems);
    }
}
