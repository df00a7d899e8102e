package io.labelwright.s3;

import io.labelwright.spi.remote.RemoteAddress;
import io.labelwright.spi.remote.RemoteVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * Puts one file into a bucket, in one step for whoever reads it: a small one by one request, a large one in parts that
 * become an object only when all are there. When a part fails, those that are there are taken away. Each request
 * carries the MD5 of its bytes, so the server refuses what was damaged on the way.
 */
final class Upload {

    /** Larger files go in parts of this size, or larger ones where there would be too many. */
    static final int PART = 16 << 20;

    /** Servers take 10,000. */
    private static final int MOST_PARTS = 9_000;

    private static final String TYPE = "application/octet-stream";

    private final S3Client client;
    private final String bucket;
    private final String key;
    private final String sha256;

    Upload(S3Client client, RemoteAddress address, String sha256) {
        this.client = client;
        this.bucket = S3Address.bucket(address);
        this.key = S3Address.key(address);
        this.sha256 = sha256;
    }

    /**
     * Sends the file.
     *
     * @throws SdkException when the server does not take it
     */
    RemoteVersion send(Path file) throws IOException {
        long size = Files.size(file);
        if (size > PART) {
            return inParts(file, size);
        }
        byte[] bytes = Files.readAllBytes(file);
        String etag = client.putObject(
                        put -> put.bucket(bucket)
                                .key(key)
                                .contentType(TYPE)
                                .contentMD5(md5(bytes, bytes.length))
                                .metadata(beside()),
                        body(bytes, bytes.length))
                .eTag();
        return new RemoteVersion(etag == null ? "" : etag, "", size, sha256);
    }

    private RemoteVersion inParts(Path file, long size) throws IOException {
        int part = Math.toIntExact(Math.max(PART, size / MOST_PARTS + 1));
        String upload = client.createMultipartUpload(create ->
                        create.bucket(bucket).key(key).contentType(TYPE).metadata(beside()))
                .uploadId();
        boolean done = false;
        try (InputStream in = Files.newInputStream(file)) {
            List<CompletedPart> parts = new ArrayList<>();
            var buffer = new byte[part];
            for (int length = in.readNBytes(buffer, 0, part); length > 0; length = in.readNBytes(buffer, 0, part)) {
                parts.add(sendPart(upload, parts.size() + 1, buffer, length));
            }
            String etag = client.completeMultipartUpload(complete ->
                            complete.bucket(bucket).key(key).uploadId(upload).multipartUpload(all -> all.parts(parts)))
                    .eTag();
            done = true;
            return new RemoteVersion(etag == null ? "" : etag, "", size, sha256);
        } finally {
            if (!done) {
                takeBack(upload);
            }
        }
    }

    private CompletedPart sendPart(String upload, int number, byte[] buffer, int length) {
        String etag = client.uploadPart(
                        part -> part.bucket(bucket)
                                .key(key)
                                .uploadId(upload)
                                .partNumber(number)
                                .contentMD5(md5(buffer, length)),
                        body(buffer, length))
                .eTag();
        return CompletedPart.builder().partNumber(number).eTag(etag).build();
    }

    /** Parts that nobody takes away are kept, unseen, and paid for. */
    private void takeBack(String upload) {
        // Who interrupted wants it to end, and this is the end.
        boolean interrupted = Thread.interrupted();
        try {
            client.abortMultipartUpload(abort -> abort.bucket(bucket).key(key).uploadId(upload));
        } catch (SdkException e) {
            // What made it necessary is what is told; a rule of the bucket may take the parts away later.
            return;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Map<String, String> beside() {
        return Map.of(S3Files.HASH, sha256);
    }

    private static RequestBody body(byte[] bytes, int length) {
        // Asked for again when a request is repeated.
        return RequestBody.fromContentProvider(() -> new ByteArrayInputStream(bytes, 0, length), length, TYPE);
    }

    private static String md5(byte[] bytes, int length) {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            digest.update(bytes, 0, length);
            return Base64.getEncoder().encodeToString(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }
}
