package io.labelwright.testkit;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a fuzzer is to know of XML: its signs, and a document type, which is to be refused. */
@DictionaryEntries({
    "<!DOCTYPE a [<!ENTITY b \"c\">]>",
    "&b;",
    "&amp;",
    "&#x1F600;",
    "<![CDATA[",
    "]]>",
    "<!-- ",
    "<?xml version=\"1.0\" encoding=\"utf-16\"?>",
    "xmlns:a=\"b\"",
    "/>",
    "</",
})
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface XmlWords {}
