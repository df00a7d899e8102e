package io.labelwright.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pages of this repository, as far as tests look into them. */
final class Documentation {

    /** The root of the repository: tests run in the folder of their module. */
    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private static final Pattern LINK = Pattern.compile("(?<!!)\\[[^\\]\\[]*]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("`[^`]*`");

    private Documentation() {}

    /**
     * A fenced block.
     *
     * @param line of the opening fence, from 1
     * @param language first word behind the fence
     * @param file second word behind the fence; empty when there is none
     */
    record Block(int line, String language, String file, String text) {

        boolean isOutput() {
            return file.startsWith("out/");
        }

        boolean isWorkflow() {
            return language.equals("yaml") && text.lines().anyMatch(line -> line.startsWith("workflow:"));
        }
    }

    /** A page and what is on it. Headings and links stand outside of blocks. */
    record Page(Path file, List<Block> blocks, List<String> headings, List<String> links) {

        @Override
        public String toString() {
            return ROOT.relativize(file).toString();
        }

        /** What links of GitHub's kind call its headings. */
        List<String> anchors() {
            return headings.stream()
                    .map(heading -> heading.toLowerCase(Locale.ROOT)
                            .replaceAll("[^\\p{IsAlphabetic}\\p{IsDigit} _-]", "")
                            .replace(' ', '-'))
                    .toList();
        }
    }

    /** README.md, CONTRIBUTING.md and every page under docs/. */
    static List<Page> pages() throws IOException {
        var pages = new ArrayList<Page>();
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            var files = Stream.concat(
                    Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")),
                    docs.filter(file -> file.toString().endsWith(".md")).sorted());
            for (var file : files.toList()) {
                pages.add(read(file));
            }
        }
        return pages;
    }

    static Page read(Path file) throws IOException {
        var blocks = new ArrayList<Block>();
        var headings = new ArrayList<String>();
        var links = new ArrayList<String>();
        var lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (line.startsWith("```")) {
                var words = line.substring(3).strip().split(" ", 2);
                var text = new StringBuilder();
                int opened = i + 1;
                while (!lines.get(++i).equals("```")) {
                    text.append(lines.get(i)).append('\n');
                }
                blocks.add(new Block(opened, words[0], words.length > 1 ? words[1] : "", text.toString()));
            } else if (line.startsWith("#")) {
                headings.add(line.replaceFirst("#+ *", ""));
            } else {
                LINK.matcher(CODE.matcher(line).replaceAll("")).results().forEach(link -> links.add(link.group(1)));
            }
        }
        return new Page(file, blocks, headings, links);
    }
}
