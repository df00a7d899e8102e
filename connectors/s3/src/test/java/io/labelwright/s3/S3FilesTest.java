package io.labelwright.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.spi.remote.RemoteAddress;
import io.labelwright.spi.remote.RemoteBody;
import io.labelwright.spi.remote.RemoteEntry;
import io.labelwright.spi.remote.RemoteFailure;
import io.labelwright.spi.remote.RemoteFailure.Kind;
import io.labelwright.spi.remote.RemoteListing;
import io.labelwright.spi.remote.RemoteRequest;
import io.labelwright.spi.remote.RemoteVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Against a server that speaks S3: S3Proxy, which checks signatures. */
class S3FilesTest {

    private static S3Server server;
    private static S3Files files;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        server = new S3Server();
        server.blobs().createContainerInLocation(null, "data-of-tests");
        files = new S3Files(server.connection());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static RemoteRequest at(String key) {
        RemoteAddress address = files.address("s3://data-of-tests/" + key);
        return new RemoteRequest(address, null, null, 0, null, other -> {
            throw new AssertionError("nothing else is reached, but " + other);
        });
    }

    private RemoteVersion put(String key, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("file"), bytes);
        return files.put(at(key), file, "hash of " + bytes.length);
    }

    private static byte[] read(RemoteRequest request) throws IOException {
        try (RemoteBody body = files.open(request).orElseThrow()) {
            return body.bytes().readAllBytes();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.csv", "deep/er/b.csv", "with space & + % ? # = é 日本 😀.csv", "%20.csv", "a:b@c.csv"})
    void whatWasWrittenIsReadByTheSameKey(String key) throws IOException {
        RemoteVersion written = put(key, bytes("item,label\n" + key));

        RemoteBody body = files.open(at(key)).orElseThrow();
        assertThat(body.bytes().readAllBytes()).isEqualTo(bytes("item,label\n" + key));
        assertThat(body.version().agreesWith(written)).isTrue();
        assertThat(body.version().isStrong()).isTrue();
        assertThat(body.version().size()).isEqualTo(bytes("item,label\n" + key).length);
        body.close();
        assertThat(server.blobs().blobExists("data-of-tests", key)).isTrue();
        assertThat(at(key).address().name()).isEqualTo(key.substring(key.lastIndexOf('/') + 1));
    }

    @Test
    void aHashIsKeptBesideAnObject() throws IOException {
        put("hashed", bytes("abc"));
        assertThat(files.look(at("hashed")).orElseThrow().sha256()).isEqualTo("hash of 3");
        assertThat(files.look(at("nothing"))).isEmpty();
    }

    @Test
    void anObjectThatIsKnownIsNotSentAgain() throws IOException {
        put("known", bytes("one"));
        RemoteVersion first = files.look(at("known")).orElseThrow();
        assertThat(files.open(at("known").unless(first))).isEmpty();

        put("known", bytes("two"));
        assertThat(read(at("known").unless(first))).isEqualTo(bytes("two"));
    }

    @Test
    void theRestOfAnObjectIsOfTheSameVersion() throws IOException {
        put("parts", bytes("0123456789"));
        RemoteVersion first = files.look(at("parts")).orElseThrow();
        try (RemoteBody rest = files.open(at("parts").from(4, first)).orElseThrow()) {
            assertThat(rest.from()).isEqualTo(4);
            assertThat(rest.version().size()).isEqualTo(10);
            assertThat(rest.bytes().readAllBytes()).isEqualTo(bytes("456789"));
        }

        put("parts", bytes("9876543210"));
        assertThatThrownBy(() -> files.open(at("parts").from(4, first)))
                .isInstanceOfSatisfying(
                        RemoteFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(Kind.CHANGED));
    }

    @Test
    void aLargeFileGoesInPartsAndArrivesWhole() throws IOException {
        var large = new byte[2 * Upload.PART + 12_345];
        new Random(7).nextBytes(large);
        put("large", large);
        assertThat(read(at("large"))).isEqualTo(large);
        assertThat(files.look(at("large")).orElseThrow().sha256()).isEqualTo("hash of " + large.length);
    }

    @Test
    void anEmptyFileIsOne() throws IOException {
        put("empty", new byte[0]);
        assertThat(read(at("empty"))).isEmpty();
    }

    /** The files below a folder by name, part by part. */
    private static Map<String, RemoteEntry> list(String folder) throws IOException {
        var all = new TreeMap<String, RemoteEntry>();
        String next = "";
        do {
            RemoteListing part = files.list(at(folder), next);
            for (RemoteEntry entry : part.files()) {
                assertThat(all.put(entry.name(), entry)).isNull();
            }
            next = part.next();
        } while (!next.isEmpty());
        return all;
    }

    @Test
    void theFilesBelowAFolderAreListedWithTheirVersions() throws IOException {
        for (String name : List.of("a.txt", "deep/er/b.txt", "with space & + % ? # = é 日本 😀.txt", "%20.txt")) {
            put("folder/" + name, bytes(name));
        }
        put("folder/deep/", new byte[0]);
        put("folder-beside/c.txt", bytes("c"));

        Map<String, RemoteEntry> listed = list("folder/");

        assertThat(listed.keySet())
                .containsExactlyInAnyOrder("a.txt", "deep/er/b.txt", "with space & + % ? # = é 日本 😀.txt", "%20.txt");
        for (RemoteEntry entry : listed.values()) {
            assertThat(entry.address().shown()).isEqualTo("s3://data-of-tests/folder/" + entry.name());
            try (RemoteBody body = files.open(at("folder/" + entry.name())).orElseThrow()) {
                assertThat(body.version().etag()).isEqualTo(entry.version().etag());
                assertThat(body.version().agreesWith(entry.version())).isTrue();
                assertThat(entry.version().size()).isEqualTo(bytes(entry.name()).length);
            }
        }
        assertThat(list("nothing/")).isEmpty();
    }

    @Test
    void aFolderOfManyFilesIsListedInParts() throws IOException {
        for (int i = 0; i < 1100; i++) {
            server.blobs()
                    .putBlob(
                            "data-of-tests",
                            server.blobs()
                                    .blobBuilder("many/" + i)
                                    .payload(new byte[] {1})
                                    .build());
        }
        assertThat(files.list(at("many/"), "").next()).isNotEmpty();
        assertThat(list("many/")).hasSize(1100);
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertThatThrownBy(() -> files.open(at("missing.csv"))).isInstanceOfSatisfying(RemoteFailure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(Kind.MISSING);
            assertThat(failure).hasMessageContaining("404 (NoSuchKey)");
        });
    }

    @Test
    void whoMayNotIsToldWhatToDo() throws IOException {
        put("a.csv", bytes("abc"));
        var stranger = new S3Files(server.connection(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(S3Server.USER, "wrong-secret-key")),
                false));
        assertThatThrownBy(() -> stranger.open(at("a.csv"))).isInstanceOfSatisfying(RemoteFailure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(Kind.DENIED);
            assertThat(failure.hint()).contains("AWS_SECRET_ACCESS_KEY");
            assertThat(failure.getMessage() + failure.hint()).doesNotContain("wrong-secret-key", S3Server.USER);
        });
        var nobody = new S3Files(server.anonymous());
        assertThatThrownBy(() -> nobody.open(at("a.csv"))).isInstanceOfSatisfying(RemoteFailure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(Kind.DENIED);
            assertThat(failure.hint()).contains("nothing says who asks");
        });
    }

    @Test
    void aBucketThatIsNotThereTakesNothing() {
        assertThatThrownBy(() -> {
                    Path file = Files.writeString(folder.resolve("file"), "abc");
                    RemoteAddress address = files.address("s3://no-such-bucket/a.csv");
                    files.put(new RemoteRequest(address, null, null, 0, null, other -> {}), file, "");
                })
                .isInstanceOf(RemoteFailure.class)
                .hasMessageContaining("NoSuchBucket");
    }

    @ParameterizedTest
    @CsvSource({
        "s3://Upper/a.csv, a bucket of",
        "s3://ab/a.csv, a bucket of",
        "s3://user:pass@bucket/a.csv, a bucket of",
        "s3://bucket/a/../b.csv, .. between slashes",
        "s3://bucket//b.csv, an empty part",
        "s3://bucket/./b.csv, .. between slashes",
        "s3:/bucket/b.csv, expected s3://BUCKET/KEY",
    })
    void addressesThatProgramsReadDifferentlyAreRefused(String address, String says) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> files.address(address))
                .withMessageContaining(says);
    }

    @Test
    void aKeyHoldsNoControlCharacter() {
        assertThatIllegalArgumentException().isThrownBy(() -> files.address("s3://bucket/a\nb.csv"));
        assertThatIllegalArgumentException().isThrownBy(() -> files.address("s3://bucket/" + "a".repeat(1025)));
    }

    @Test
    void aBucketIsAllowedByItsWholeName() {
        assertThat(files.address("s3://data.example.org/a.csv").allowedBy())
                .containsExactly("s3://data.example.org", "*");
    }
}
