/**
 * {@code prelabel/llm}: labels by a language model behind an interface of the kind of OpenAI's chat completions. Start
 * with {@link io.labelwright.remote.llm.LlmLabels}.
 */
@NullMarked
package io.labelwright.remote.llm;

import org.jspecify.annotations.NullMarked;
