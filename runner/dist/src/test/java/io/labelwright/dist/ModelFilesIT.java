package io.labelwright.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stage that names several files and a folder: each is read under its key, and counts by its content. */
class ModelFilesIT {

    @TempDir
    private Path folder;

    @BeforeEach
    void copyTheExample() throws IOException {
        Program.copy(Documentation.ROOT.resolve("docs/examples/pictures"), folder);
        write("labels.txt", "across\ndown\nchecks\n");
        edit("images: pictures", "images: pictures, labels: labels.txt");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private void edit(String from, String to) throws IOException {
        var workflow = Files.readString(folder.resolve("workflow.yaml"));
        assertThat(workflow).contains(from);
        write("workflow.yaml", workflow.replace(from, to));
    }

    private Program.Ended run() throws Exception {
        return Program.labelwright(folder, "run", "workflow.yaml");
    }

    private List<String> labels() throws IOException {
        return Files.readAllLines(folder.resolve("out/labels.csv"));
    }

    @Test
    void eachFileCountsByItsContent() throws Exception {
        assertThat(run().code()).isZero();
        var before = labels();
        assertThat(before).hasSize(49).anyMatch(line -> line.contains(",across,"));
        assertThat(run().out()).containsPattern("stripes +prelabel/onnx +cached");

        write("labels.txt", "down\nacross\nchecks\n");
        var swapped = run();
        assertThat(swapped.out()).containsPattern("stripes +prelabel/onnx +ran .*input labels labels.txt changed");
        assertThat(labels())
                .containsExactlyElementsOf(before.stream()
                        .map(line -> line.replace(",across,", ",-,")
                                .replace(",down,", ",across,")
                                .replace(",-,", ",down,"))
                        .toList());

        Files.copy(
                folder.resolve("pictures/03.png"),
                folder.resolve("pictures/01.png"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(run().out()).containsPattern("stripes +prelabel/onnx +ran .*input images pictures changed");

        Files.write(folder.resolve("stripes.onnx"), new byte[] {1, 2, 3});
        var broken = run();
        assertThat(broken.code()).isEqualTo(1);
        assertThat(broken.err()).contains("'stripes.onnx' is no ONNX model that can be run");
    }

    @Test
    void noPictureLeadsOutOfTheFolder() throws Exception {
        Files.createSymbolicLink(folder.resolve("pictures/link.png"), folder.resolve("pictures/01.png"));
        write("pictures/.hidden.png", "");
        write("pictures/cut.png", "\u0089PNG");
        write("pictures.csv", """
                id,image,truth
                a,01.png,across
                b,../pictures/01.png,across
                c,link.png,across
                d,.hidden.png,across
                e,%s,across
                f,cut.png,across
                """.formatted(folder.resolve("pictures/01.png")));

        var ran = run();

        assertThat(ran.code()).as(ran.toString()).isZero();
        assertThat(ran.out()).contains("1 annotations, 1 annotators, 5 rejected");
        assertThat(ran.err()).contains("5 pictures can't be used; the first: item 'b', picture '../pictures/01.png'");
    }

    @Test
    void anArchiveIsAFolderToo() throws Exception {
        assertThat(run().code()).isZero();
        var before = labels();
        var zipped = Program.run(
                folder.resolve("pictures"),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "jar").toString(),
                        "cfM",
                        "../pictures.zip",
                        "."));
        assertThat(zipped.code()).as(zipped.toString()).isZero();
        edit("images: pictures,", "images: pictures.zip,");

        var ran = run();

        assertThat(ran.out()).as(ran.toString()).containsPattern("stripes +prelabel/onnx +ran");
        assertThat(labels()).isEqualTo(before);
    }
}
