package io.labelwright.s3;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Properties;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobApiMetadata;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** A server of this machine that speaks S3: S3Proxy before a store in memory, with signatures of version 4. */
public final class S3Server implements AutoCloseable {

    static final String USER = "local-identity";
    static final String PASSWORD = "local-credential-of-the-test";

    private final BlobStoreContext context;
    private final S3Proxy proxy;

    S3Server() {
        context = ContextBuilder.newBuilder(new TransientNio2BlobApiMetadata())
                .credentials("nobody", "nothing")
                .overrides(new Properties())
                .buildView(BlobStoreContext.class);
        proxy = S3Proxy.builder()
                .blobStore(context.getBlobStore())
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, USER, PASSWORD)
                .build();
        try {
            proxy.start();
            while (!proxy.getState().equals("STARTED")) {
                Thread.sleep(10);
            }
        } catch (Exception e) {
            throw new IllegalStateException("the S3 server does not start", e);
        }
    }

    /**
     * A server in a process of its own: prints where it is, and ends with its input. A line {@code BUCKET KEY TEXT} of
     * it, with key and text in Base64, puts an object, and {@code BUCKET KEY} takes it away; then it prints the key.
     *
     * @param buckets the buckets that it has
     */
    public static void main(String[] buckets) throws IOException {
        try (var server = new S3Server()) {
            for (String bucket : buckets) {
                server.blobs().createContainerInLocation(null, bucket);
            }
            System.out.println(server.endpoint());
            var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
            // Whoever started it is gone when there is no more to read.
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                server.change(line.split(" "));
            }
        }
        System.exit(0);
    }

    private void change(String[] words) {
        String key = new String(Base64.getDecoder().decode(words[1]), StandardCharsets.UTF_8);
        if (words.length > 2) {
            byte[] bytes = Base64.getDecoder().decode(words[2]);
            blobs().putBlob(words[0], blobs().blobBuilder(key).payload(bytes).build());
        } else {
            blobs().removeBlob(words[0], key);
        }
        System.out.println(key);
    }

    /** What it keeps. */
    BlobStore blobs() {
        return context.getBlobStore();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + proxy.getPort());
    }

    /** A connection of somebody. */
    S3Connection connection() {
        return connection(endpoint());
    }

    /** A connection of nobody in particular. */
    S3Connection anonymous() {
        return connection(AnonymousCredentialsProvider.create(), true);
    }

    S3Connection connection(AwsCredentialsProvider credentials, boolean anonymous) {
        return connection(endpoint(), credentials, anonymous);
    }

    /** A connection of somebody with a server that need not be this one. */
    static S3Connection connection(URI endpoint) {
        return connection(
                endpoint, StaticCredentialsProvider.create(AwsBasicCredentials.create(USER, PASSWORD)), false);
    }

    private static S3Connection connection(URI endpoint, AwsCredentialsProvider credentials, boolean anonymous) {
        S3Client client = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .endpointOverride(endpoint)
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .build();
        return new S3Connection(client, anonymous);
    }

    @Override
    public void close() {
        try {
            proxy.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        context.close();
    }
}
