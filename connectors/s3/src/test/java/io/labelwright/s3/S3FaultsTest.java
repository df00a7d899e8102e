package io.labelwright.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import io.labelwright.spi.remote.RemoteEntry;
import io.labelwright.spi.remote.RemoteFailure;
import io.labelwright.spi.remote.RemoteFailure.Kind;
import io.labelwright.spi.remote.RemoteListing;
import io.labelwright.spi.remote.RemoteRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against servers that fail: what is told, and what is left behind. */
class S3FaultsTest {

    private static final String LISTING = "<?xml version=\"1.0\"?><ListBucketResult>"
            + "<Name>bucket</Name><EncodingType>url</EncodingType><IsTruncated>%s</IsTruncated>%s%s</ListBucketResult>";

    @TempDir
    private Path folder;

    private Path large;

    @BeforeEach
    void aFileOfThreeParts() throws IOException {
        large = folder.resolve("large");
        try (var file = new java.io.RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(2L * Upload.PART + 1);
        }
    }

    private static RemoteRequest at(S3Files files, String key) {
        return new RemoteRequest(files.address("s3://bucket/" + key), null, null, 0, null, other -> {});
    }

    private static String object(String key) {
        return "<Contents><Key>" + key + "</Key><ETag>&quot;1&quot;</ETag><Size>3</Size></Contents>";
    }

    private static RemoteListing list(FaultyProxy server) throws IOException {
        S3Files files = server.files();
        return files.list(at(files, "data/"), "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"data/a//b", "data/../b", "data/%0Ab"})
    void aKeyThatIsNoFileIsRefused(String key) {
        try (var server = new FaultyProxy(
                (request, exchange) -> FaultyProxy.xml(exchange, 200, LISTING.formatted("false", "", object(key))))) {
            assertThatThrownBy(() -> list(server))
                    .isInstanceOfSatisfying(
                            RemoteFailure.class,
                            failure -> assertThat(failure.kind()).isEqualTo(Kind.REFUSED))
                    .hasMessageContaining("holds an object that can't be a file");
        }
    }

    @Test
    void marksOfFoldersAreNoFiles() throws IOException {
        String objects = object("data/") + object("data/deep/") + object("data/a%20b.txt");
        try (var server = new FaultyProxy((request, exchange) -> FaultyProxy.xml(
                exchange,
                200,
                LISTING.formatted("true", "<NextContinuationToken>more</NextContinuationToken>", objects)))) {
            RemoteListing listing = list(server);
            assertThat(listing.files()).extracting(RemoteEntry::name).containsExactly("a b.txt");
            assertThat(listing.files().get(0).version().etag()).isEqualTo("\"1\"");
            assertThat(listing.next()).isEqualTo("more");
            S3Files files = server.files();
            files.list(at(files, "data/"), "more");
            assertThat(server.requests().get(1)).contains("continuation-token=more", "prefix=data%2F");
        }
    }

    @ParameterizedTest
    @CsvSource({"403, DENIED", "404, MISSING", "503, BUSY", "400, REFUSED"})
    void whatAServerAnswersToAListingIsTold(int status, Kind kind) {
        try (var server = new FaultyProxy((request, exchange) -> FaultyProxy.xml(
                exchange, status, "<Error><Code>SomeCode</Code><Message>of somebody else</Message></Error>"))) {
            assertThatThrownBy(() -> list(server))
                    .isInstanceOfSatisfying(
                            RemoteFailure.class,
                            failure -> assertThat(failure.kind()).isEqualTo(kind))
                    .hasMessageContaining("can't be listed: the server answers " + status + " (SomeCode)")
                    .hasMessageNotContaining("of somebody else");
        }
    }

    @Test
    void aListingThatIsNoneIsAFailureOfTheTransfer() {
        try (var server = new FaultyProxy(
                (request, exchange) -> FaultyProxy.xml(exchange, 200, "<ListBucketResult><Contents>"))) {
            assertThatThrownBy(() -> list(server)).isInstanceOf(IOException.class);
        }
    }

    /** A server that begins an upload and keeps its parts until they become an object or are taken back. */
    private static void multipart(String request, HttpExchange exchange) throws IOException {
        if (request.startsWith("POST") && request.contains("?uploads")) {
            FaultyProxy.xml(
                    exchange,
                    200,
                    "<InitiateMultipartUploadResult><Bucket>bucket</Bucket><Key>out.csv</Key>"
                            + "<UploadId>up-1</UploadId></InitiateMultipartUploadResult>");
        } else if (request.startsWith("PUT")) {
            exchange.getResponseHeaders().set("ETag", "\"part\"");
            FaultyProxy.xml(exchange, 200, "");
        } else if (request.startsWith("DELETE")) {
            exchange.sendResponseHeaders(204, -1);
        } else {
            FaultyProxy.xml(
                    exchange,
                    200,
                    "<CompleteMultipartUploadResult><ETag>&quot;whole&quot;</ETag></CompleteMultipartUploadResult>");
        }
    }

    private static List<String> takenBack(FaultyProxy server) {
        return server.requests().stream()
                .filter(request -> request.startsWith("DELETE"))
                .toList();
    }

    @Test
    void partsThatBecomeAnObjectAreNotTakenBack() throws IOException {
        try (var server = new FaultyProxy(S3FaultsTest::multipart)) {
            S3Files files = server.files();
            assertThat(files.put(at(files, "out.csv"), large, "hash").etag()).isEqualTo("\"whole\"");
            assertThat(server.requests()).hasSize(5);
            assertThat(takenBack(server)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT .*partNumber=1.*", "PUT .*partNumber=3.*", "POST .*uploadId=.*"})
    void aFailureTakesThePartsBack(String fails) {
        try (var server = new FaultyProxy((request, exchange) -> {
            if (request.matches(fails)) {
                FaultyProxy.xml(exchange, 403, "<Error><Code>AccessDenied</Code></Error>");
            } else {
                multipart(request, exchange);
            }
        })) {
            S3Files files = server.files();
            assertThatThrownBy(() -> files.put(at(files, "out.csv"), large, "hash"))
                    .isInstanceOf(RemoteFailure.class)
                    .hasMessageContaining("can't be written: the server answers 403 (AccessDenied)");
            assertThat(takenBack(server)).containsExactly("DELETE /bucket/out.csv?uploadId=up-1");
        }
    }

    /** Servers may begin to answer that all is well and then find that it is not. */
    @Test
    void anObjectThatDoesNotBecomeOneInTheEndTakesThePartsBack() {
        try (var server = new FaultyProxy((request, exchange) -> {
            if (request.matches("POST .*uploadId=.*")) {
                FaultyProxy.xml(exchange, 200, "<Error><Code>InternalError</Code><Message>x</Message></Error>");
            } else {
                multipart(request, exchange);
            }
        })) {
            S3Files files = server.files();
            assertThatThrownBy(() -> files.put(at(files, "out.csv"), large, "hash"))
                    .isInstanceOf(IOException.class);
            assertThat(takenBack(server)).containsExactly("DELETE /bucket/out.csv?uploadId=up-1");
        }
    }

    @Test
    void whoeverIsStoppedTakesThePartsBack() throws Exception {
        var reached = new CountDownLatch(1);
        var over = new CountDownLatch(1);
        try (var server = new FaultyProxy((request, exchange) -> {
            if (request.matches("PUT .*partNumber=2.*")) {
                reached.countDown();
                await(over);
            }
            multipart(request, exchange);
        })) {
            S3Files files = server.files();
            var sender = new Thread(() -> {
                try {
                    files.put(at(files, "out.csv"), large, "hash");
                } catch (IOException e) {
                    // As it should.
                    return;
                }
                throw new AssertionError("it was stopped");
            });
            sender.start();
            assertThat(reached.await(30, TimeUnit.SECONDS)).isTrue();
            sender.interrupt();
            // Reading from a socket is not interrupted; what comes back ends it.
            over.countDown();
            sender.join(30_000);
            assertThat(sender.isAlive()).isFalse();
            assertThat(takenBack(server)).containsExactly("DELETE /bucket/out.csv?uploadId=up-1");
            assertThat(server.requests()).noneMatch(request -> request.contains("partNumber=3"));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
