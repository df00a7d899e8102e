package io.labelwright.s3;

import java.io.IOException;
import java.net.URI;
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
     * A server in a process of its own: prints where it is, and ends with its input.
     *
     * @param buckets the buckets that it has
     */
    public static void main(String[] buckets) throws IOException {
        try (var server = new S3Server()) {
            for (String bucket : buckets) {
                server.blobs().createContainerInLocation(null, bucket);
            }
            System.out.println(server.endpoint());
            while (System.in.read() >= 0) {
                // Whoever started it says nothing, and is gone when there is no more to read.
                continue;
            }
        }
        System.exit(0);
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
        return connection(StaticCredentialsProvider.create(AwsBasicCredentials.create(USER, PASSWORD)), false);
    }

    /** A connection of nobody in particular. */
    S3Connection anonymous() {
        return connection(AnonymousCredentialsProvider.create(), true);
    }

    S3Connection connection(AwsCredentialsProvider credentials, boolean anonymous) {
        S3Client client = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .endpointOverride(endpoint())
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
