/**
 * {@code export/spacy-jsonl}: JSON Lines as spaCy's training examples have them. Start with
 * {@link io.labelwright.text.spacy.SpacySink}.
 */
@NullMarked
package io.labelwright.text.spacy;

import org.jspecify.annotations.NullMarked;
