package io.labelwright.s3;

import io.labelwright.spi.remote.RemoteAddress;
import io.labelwright.spi.remote.RemoteBody;
import io.labelwright.spi.remote.RemoteEntry;
import io.labelwright.spi.remote.RemoteFailure;
import io.labelwright.spi.remote.RemoteFiles;
import io.labelwright.spi.remote.RemoteListing;
import io.labelwright.spi.remote.RemoteRequest;
import io.labelwright.spi.remote.RemoteVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Reads, lists and writes objects of S3. */
public final class S3Files implements RemoteFiles {

    /** Kept with an object: the hash of its bytes, which an entity tag is not. */
    static final String HASH = "labelwright-sha256";

    private static final Pattern PART = Pattern.compile("bytes +([0-9]+)-([0-9]+)/([0-9]+)");

    /** Made when the first object is asked for: it may ask others who we are. */
    private @Nullable S3Connection connection;

    /** With the server and the rights that the environment says. */
    public S3Files() {
        this(null);
    }

    S3Files(@Nullable S3Connection connection) {
        this.connection = connection;
    }

    @Override
    public Set<String> schemes() {
        return Set.of(S3Address.SCHEME);
    }

    @Override
    public boolean writes(String scheme) {
        return true;
    }

    @Override
    public boolean lists(String scheme) {
        return true;
    }

    @Override
    public RemoteAddress address(String path) {
        return S3Address.of(path);
    }

    @Override
    public Optional<RemoteBody> open(RemoteRequest request) throws IOException {
        RemoteAddress address = request.address();
        RemoteVersion unless = request.unless();
        RemoteVersion match = request.match();
        GetObjectRequest.Builder get =
                GetObjectRequest.builder().bucket(S3Address.bucket(address)).key(S3Address.key(address));
        if (unless != null && !unless.etag().isEmpty()) {
            get.ifNoneMatch(unless.etag());
        }
        if (request.from() > 0) {
            get.range("bytes=" + request.from() + "-");
        }
        if (match != null && !match.etag().isEmpty()) {
            get.ifMatch(match.etag());
        }
        S3Connection now = connection();
        try {
            ResponseInputStream<GetObjectResponse> answer = now.client().getObject(get.build());
            return Optional.of(body(answer));
        } catch (S3Exception e) {
            if (e.statusCode() == 304) {
                return Optional.empty();
            }
            throw S3Failures.of(e, "can't be read", now.anonymous());
        } catch (SdkException e) {
            throw S3Failures.of(e, "can't be read", now.anonymous());
        }
    }

    private static RemoteBody body(ResponseInputStream<GetObjectResponse> answer) {
        GetObjectResponse head = answer.response();
        String range = head.contentRange();
        Matcher part = PART.matcher(range == null ? "" : range);
        boolean isPart = part.matches();
        long size = isPart ? Long.parseLong(part.group(3)) : size(head.contentLength());
        return new RemoteBody(
                version(head.eTag(), head.lastModified(), size, head.metadata()),
                isPart ? Long.parseLong(part.group(1)) : 0,
                new ObjectBytes(answer));
    }

    private static long size(@Nullable Long length) {
        return length == null ? -1 : length;
    }

    private static RemoteVersion version(
            @Nullable String etag, @Nullable Instant modified, long size, @Nullable Map<String, String> beside) {
        return new RemoteVersion(
                etag == null ? "" : etag,
                modified == null ? "" : modified.toString(),
                size,
                beside == null ? "" : beside.getOrDefault(HASH, ""));
    }

    @Override
    public Optional<RemoteVersion> look(RemoteRequest request) throws IOException {
        RemoteAddress address = request.address();
        S3Connection now = connection();
        try {
            HeadObjectResponse head = now.client()
                    .headObject(HeadObjectRequest.builder()
                            .bucket(S3Address.bucket(address))
                            .key(S3Address.key(address))
                            .build());
            return Optional.of(version(head.eTag(), head.lastModified(), size(head.contentLength()), head.metadata()));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (S3Exception e) {
            if (e.statusCode() == 404) {
                return Optional.empty();
            }
            throw S3Failures.of(e, "can't be looked at", now.anonymous());
        } catch (SdkException e) {
            throw S3Failures.of(e, "can't be looked at", now.anonymous());
        }
    }

    @Override
    public RemoteVersion put(RemoteRequest request, Path file, String sha256) throws IOException {
        S3Connection now = connection();
        try {
            return new Upload(now.client(), request.address(), sha256).send(file);
        } catch (SdkException e) {
            throw S3Failures.of(e, "can't be written", now.anonymous());
        }
    }

    @Override
    public RemoteListing list(RemoteRequest request, String from) throws IOException {
        String bucket = S3Address.bucket(request.address());
        String folder = S3Address.key(request.address());
        S3Connection now = connection();
        try {
            ListObjectsV2Response answer = now.client()
                    .listObjectsV2(
                            list -> list.bucket(bucket).prefix(folder).continuationToken(from.isEmpty() ? null : from));
            var files = new ArrayList<RemoteEntry>();
            for (S3Object object : answer.contents()) {
                String name = object.key().substring(folder.length());
                // Programs that show folders put an empty object in the place of one.
                if (!name.isEmpty() && !name.endsWith("/")) {
                    files.add(new RemoteEntry(
                            name,
                            address(bucket, object.key()),
                            // A listing spells times more exactly than an answer with the bytes.
                            version(object.eTag(), null, size(object.size()), null)));
                }
            }
            String next = answer.nextContinuationToken();
            return new RemoteListing(files, next == null ? "" : next);
        } catch (SdkException e) {
            throw S3Failures.of(e, "can't be listed", now.anonymous());
        }
    }

    private static RemoteAddress address(String bucket, String key) throws RemoteFailure {
        try {
            return S3Address.of(S3Address.SCHEME + "://" + bucket + "/" + key);
        } catch (IllegalArgumentException e) {
            throw new RemoteFailure(
                    RemoteFailure.Kind.REFUSED, "holds an object that can't be a file: " + e.getMessage(), null);
        }
    }

    private synchronized S3Connection connection() {
        if (connection == null) {
            connection = S3Connection.ofEnvironment();
        }
        return connection;
    }
}
