/**
 * Votes that count as much as the workflow says. {@link com.example.trusted.TrustedAnnotatorsFactory} is what
 * Labelwright finds; {@link com.example.trusted.TrustedAnnotators} is the method.
 */
@NullMarked
package com.example.trusted;

import org.jspecify.annotations.NullMarked;
