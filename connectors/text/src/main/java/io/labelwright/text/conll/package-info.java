/**
 * {@code import/conll} and {@code export/conll}: one token a line with a tag that says where names begin, go on and
 * end, in the columns of the shared task of CoNLL-2003. Reading starts at
 * {@link io.labelwright.text.conll.ConllSource}, writing at {@link io.labelwright.text.conll.ConllSink}; what tags mean
 * is in {@link io.labelwright.text.conll.TagScheme}.
 */
@NullMarked
package io.labelwright.text.conll;

import org.jspecify.annotations.NullMarked;
