/**
 * New folders to begin with: projects that teach by example, and the project of a plug-in. Start with
 * {@link io.labelwright.cli.project.Template} and {@link io.labelwright.cli.project.PluginProject}; whatever is written
 * goes through {@link io.labelwright.cli.project.NewFolder}, which overwrites nothing.
 */
@NullMarked
package io.labelwright.cli.project;

import org.jspecify.annotations.NullMarked;
