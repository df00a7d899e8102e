/** Keeps secrets out of all that is printed and stored. Start with {@link io.labelwright.engine.secret.SecretMask}. */
@NullMarked
package io.labelwright.engine.secret;

import org.jspecify.annotations.NullMarked;
