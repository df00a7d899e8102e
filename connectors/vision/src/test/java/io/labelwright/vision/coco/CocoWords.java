package io.labelwright.vision.coco;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import io.labelwright.testkit.JsonWords;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a fuzzer is to know of COCO. */
@JsonWords
@DictionaryEntries({
    "\"images\":",
    "\"annotations\":",
    "\"categories\":",
    "\"id\":",
    "\"file_name\":",
    "\"width\":",
    "\"height\":",
    "\"image_id\":",
    "\"category_id\":",
    "\"bbox\":",
    "\"score\":",
    "\"name\":",
    "\"area\":",
    "\"iscrowd\":",
    "\"segmentation\":",
    "\"item\":",
})
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface CocoWords {}
