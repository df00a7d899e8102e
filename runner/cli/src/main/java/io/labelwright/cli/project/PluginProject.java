package io.labelwright.cli.project;

import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/**
 * The Maven project of a new plug-in with one strategy that works as it is.
 *
 * @param id of the strategy
 * @param sdk folder {@code sdk/} of a distribution
 * @param version of the artifacts in it
 */
public record PluginProject(String id, Path sdk, String version) {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*/[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final String FAMILY = "consensus";

    /** Families whose stages are made in another way than by a strategy. */
    private static final List<String> OTHER_FAMILIES = List.of("import", "export", "flow");

    public PluginProject {
        if (!ID.matcher(id).matches()) {
            throw usage(
                    "the id is family/name, each of words in a-z and 0-9 with - between them that begin with a letter",
                    "for example --id consensus/my-vote");
        }
        String family = id.substring(0, id.indexOf('/'));
        if (OTHER_FAMILIES.contains(family)) {
            throw usage(
                    "it makes strategies, and " + family + "/... are none",
                    "take another family, for example --id " + FAMILY + "/" + id.substring(id.indexOf('/') + 1));
        }
    }

    /**
     * The id of a project in this folder.
     *
     * @throws LabelingException when the folder's name can't become that of a strategy
     */
    public static String idOf(Path folder) {
        String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[ ._-]+", "-").replaceAll("^-|-$", "");
        String id = FAMILY + "/" + plain;
        if (!ID.matcher(id).matches()) {
            throw usage(
                    "the folder's name can't become the name of a strategy, which begins with a letter and has a-z, 0-9"
                            + " and - only",
                    "give an id, for example --id " + FAMILY + "/my-vote");
        }
        return id;
    }

    /** The name of the project and of its jar: that of the strategy. */
    public String name() {
        return id.substring(id.indexOf('/') + 1);
    }

    /** Its files: texts by path. */
    public Map<String, String> files() {
        String code = packageName().replace('.', '/') + "/";
        var files = new LinkedHashMap<String, String>();
        files.put("pom.xml", "pom.xml");
        files.put("README.md", "README.md");
        files.put(".gitignore", "gitignore");
        files.put("workflow.yaml", "workflow.yaml");
        files.put("answers.csv", "answers.csv");
        files.put("src/main/java/" + code + "package-info.java", "package-info.java.txt");
        for (String part : List.of("Config", "StrategyFactory", "Strategy")) {
            files.put("src/main/java/" + code + className() + part + ".java", part + ".java.txt");
        }
        files.put("src/test/java/" + code + className() + "StrategyTest.java", "StrategyTest.java.txt");
        files.replaceAll((path, resource) -> filled(Template.read("plugin/" + resource)));
        return files;
    }

    private String filled(String text) {
        return text.replace("@ID@", id)
                .replace("@NAME@", name())
                .replace("@PACKAGE@", packageName())
                .replace("@CLASS@", className())
                // As in a URL, of which it becomes a part; what is left has no meaning in XML but this.
                .replace("@SDK@", sdk.toUri().getRawPath().replaceAll("/$", "").replace("&", "&amp;"))
                .replace("@VERSION@", version);
    }

    private String packageName() {
        String word = name().replace("-", "");
        return "com.example." + (SourceVersion.isKeyword(word) ? word + "plugin" : word);
    }

    private String className() {
        var words = new StringBuilder();
        for (String word : List.of(name().split("-"))) {
            words.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
        }
        return words.toString();
    }

    private static LabelingException usage(String message, @Nullable String hint) {
        return new LabelingException(StandardError.USAGE, null, "plugin new: " + message, hint);
    }
}
