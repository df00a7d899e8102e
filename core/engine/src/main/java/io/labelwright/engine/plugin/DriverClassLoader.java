package io.labelwright.engine.plugin;

import java.io.IOException;
import java.net.URL;
import java.sql.Driver;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * What a connector to databases sees when it looks for drivers: its own class path, and behind it the drivers that lie
 * in plug-in folders, each with its own libraries. Nothing else of those folders is visible.
 */
final class DriverClassLoader extends ClassLoader {

    private static final String SERVICE = "META-INF/services/" + Driver.class.getName();

    private final List<PluginFolder> folders;

    DriverClassLoader(ClassLoader connector, List<PluginFolder> folders) {
        super("drivers", connector);
        this.folders = List.copyOf(folders);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (!PluginClassLoader.shared(name)) {
            for (PluginFolder folder : folders) {
                try {
                    return folder.loader().loadClass(name);
                } catch (ClassNotFoundException e) {
                    // It may be a class of another folder.
                    continue;
                }
            }
        }
        throw new ClassNotFoundException(name);
    }

    @Override
    protected Enumeration<URL> findResources(String name) throws IOException {
        var found = new ArrayList<URL>();
        if (name.equals(SERVICE)) {
            for (PluginFolder folder : folders) {
                found.addAll(Collections.list(folder.loader().getResources(name)));
            }
        }
        return Collections.enumeration(found);
    }
}
