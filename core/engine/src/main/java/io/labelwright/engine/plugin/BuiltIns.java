package io.labelwright.engine.plugin;

import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.processor.DescriptorProcessor;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the descriptors on the engine's own class path. */
final class BuiltIns {

    private BuiltIns() {}

    static List<StrategyDescriptor> read(ClassLoader application, List<Problem> problems) {
        var strategies = new ArrayList<StrategyDescriptor>();
        try {
            for (URL url : Collections.list(application.getResources(DescriptorProcessor.DESCRIPTOR))) {
                read(url, strategies, problems);
            }
        } catch (IOException e) {
            problems.add(broken("class path", e.getMessage()));
        }
        return strategies;
    }

    private static void read(URL url, List<StrategyDescriptor> strategies, List<Problem> problems) {
        String jar = jar(url);
        try {
            URLConnection connection = url.openConnection();
            // A cached connection would keep the jar open, and stale, after it was replaced.
            connection.setUseCaches(false);
            try (InputStream in = connection.getInputStream()) {
                strategies.addAll(DescriptorReader.read(in, new Origin(null, jar)));
            }
        } catch (IOException | MalformedDescriptor e) {
            problems.add(broken(jar, e.getMessage()));
        }
    }

    private static Problem broken(String jar, @Nullable String reason) {
        return Problem.error(
                StandardError.PLUGIN_BROKEN,
                Place.of(jar),
                "the built-in descriptor can't be read: " + reason,
                "install Labelwright again");
    }

    private static String jar(URL descriptor) {
        String path = descriptor.getPath();
        String outer = path.substring(0, path.length() - DescriptorProcessor.DESCRIPTOR.length());
        String place = outer.endsWith("!/") ? outer.substring(0, outer.length() - 2) : outer;
        return place.startsWith("file:") ? URI.create(place).getPath() : place;
    }
}
