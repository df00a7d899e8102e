/**
 * YAML text as a tree in which every node knows its place and keeps the spelling of the file, with guards against
 * hostile input; and the way in which problems with such text are shown. Start with
 * {@link io.labelwright.engine.yaml.YamlReader} and {@link io.labelwright.engine.yaml.Node}.
 */
@NullMarked
package io.labelwright.engine.yaml;

import org.jspecify.annotations.NullMarked;
