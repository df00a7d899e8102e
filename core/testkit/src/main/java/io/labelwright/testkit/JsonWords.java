package io.labelwright.testkit;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a fuzzer is to know of JSON: its signs, and numbers, characters and packed bytes that are hard on readers. */
@DictionaryEntries({
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "null",
    "true",
    "\"\"",
    "\\x0A",
    "1e400",
    "-1",
    "0.5",
    "\\\\ud83d\\\\ude00",
    "\\\\ud800",
    "\\xF0\\x9F\\x98\\x80",
    "\\x1F\\x8B\\x08",
})
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface JsonWords {}
