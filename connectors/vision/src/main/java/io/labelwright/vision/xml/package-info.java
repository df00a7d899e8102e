/** Reading XML of strangers and writing XML. Start with {@link io.labelwright.vision.xml.SafeXml}. */
@NullMarked
package io.labelwright.vision.xml;

import org.jspecify.annotations.NullMarked;
