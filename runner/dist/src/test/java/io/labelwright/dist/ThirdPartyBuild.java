package io.labelwright.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Builds the project of a plug-in as a third party does: with the distribution's SDK, without a network. */
final class ThirdPartyBuild {

    private ThirdPartyBuild() {}

    /**
     * Runs {@code mvn verify}.
     *
     * @param project the folder with the pom
     * @param folder gets what Maven keeps, which is nobody else's
     * @param options further ones of Maven
     */
    static Program.Ended of(Path project, Path folder, String... options) throws Exception {
        var command = new ArrayList<>(List.of(
                "mvn",
                "-q",
                "-o",
                "-Daether.offline.protocols=file",
                "-s",
                settings(folder).toString(),
                "-Dmaven.repo.local=" + folder.resolve("repository")));
        command.addAll(List.of(options));
        command.add("verify");
        return Program.run(project, command);
    }

    /** Maven takes its own plug-ins from what this build has fetched; nothing of ours goes into that repository. */
    private static Path settings(Path folder) throws IOException {
        var fetched = Path.of(System.getProperty("labelwright.maven.repository"));
        return Files.writeString(folder.resolve("settings.xml"), """
                <settings>
                  <mirrors>
                    <mirror>
                      <id>fetched</id>
                      <url>%s</url>
                      <mirrorOf>*,!labelwright-sdk</mirrorOf>
                    </mirror>
                  </mirrors>
                </settings>
                """.formatted(fetched.toUri()));
    }
}
