package io.labelwright.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The repository in sdk/ is complete: a plug-in builds against it without a network. */
class SdkIT {

    private static final Path REPOSITORY =
            Path.of(System.getProperty("labelwright.dist")).resolve("sdk/repository");

    @Test
    void pluginAuthorsFindJarsSourcesAndPoms() throws IOException {
        for (var artifact : List.of("labelwright-spi", "labelwright-testkit")) {
            var folder = onlyChild(REPOSITORY.resolve("io/labelwright").resolve(artifact));
            var stem = artifact + "-" + folder.getFileName();

            assertThat(folder.resolve(stem + ".jar")).isRegularFile();
            assertThat(folder.resolve(stem + "-sources.jar")).isRegularFile();
            assertThat(folder.resolve(stem + ".pom"))
                    .content()
                    .contains("<artifactId>" + artifact)
                    .doesNotContain("<parent>", "${");
        }
    }

    @Test
    void everyPomFindsItsParentAndItsImports() throws Exception {
        var missing = new ArrayList<String>();
        for (var pom : poms()) {
            var project = parse(pom).getDocumentElement();
            for (var element : elements(project, "parent")) {
                check(element, project, missing);
            }
            for (var element : elements(project, "dependency")) {
                if ("import".equals(text(element, "scope"))) {
                    check(element, project, missing);
                }
            }
        }

        assertThat(missing).isEmpty();
    }

    private static void check(Element wanted, Element project, List<String> missing) throws Exception {
        var group = text(wanted, "groupId");
        var artifact = text(wanted, "artifactId");
        var version = resolve(text(wanted, "version"), project);
        var pom = REPOSITORY
                .resolve(group.replace('.', '/'))
                .resolve(artifact)
                .resolve(version)
                .resolve(artifact + "-" + version + ".pom");
        if (!Files.isRegularFile(pom)) {
            missing.add(group + ":" + artifact + ":" + version + " wanted by " + text(project, "artifactId"));
        }
    }

    /** The value of a property is looked for in the pom itself, then in its parents. */
    private static String resolve(String version, Element project) throws Exception {
        if (!version.startsWith("${")) {
            return version;
        }
        var name = version.substring(2, version.length() - 1);
        if (name.equals("project.version")) {
            return text(project, "version").isEmpty() ? text(parent(project), "version") : text(project, "version");
        }
        var here = text(project, name);
        return here.isEmpty() ? resolve(version, parentPom(project)) : resolve(here, project);
    }

    private static Element parent(Element project) {
        return elements(project, "parent").get(0);
    }

    private static Element parentPom(Element project) throws Exception {
        var parent = parent(project);
        var artifact = text(parent, "artifactId");
        var version = text(parent, "version");
        return parse(REPOSITORY
                        .resolve(text(parent, "groupId").replace('.', '/'))
                        .resolve(artifact)
                        .resolve(version)
                        .resolve(artifact + "-" + version + ".pom"))
                .getDocumentElement();
    }

    /** The text of the first element of this name that is a child, or a child of a {@code properties} child. */
    private static String text(Element parent, String name) {
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                if (element.getTagName().equals(name)) {
                    return element.getTextContent().strip();
                }
                if (element.getTagName().equals("properties")) {
                    var inside = text(element, name);
                    if (!inside.isEmpty()) {
                        return inside;
                    }
                }
            }
        }
        return "";
    }

    private static List<Element> elements(Element root, String name) {
        var nodes = root.getElementsByTagName(name);
        var elements = new ArrayList<Element>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static Document parse(Path pom) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
    }

    private static List<Path> poms() throws IOException {
        try (var files = Files.walk(REPOSITORY)) {
            return files.filter(file -> file.toString().endsWith(".pom")).toList();
        }
    }

    private static Path onlyChild(Path folder) throws IOException {
        try (var children = Files.list(folder)) {
            return children.toList().get(0);
        }
    }
}
