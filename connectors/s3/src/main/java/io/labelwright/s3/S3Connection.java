package io.labelwright.s3;

import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * With which server to speak, and by whose rights: what the environment and the shared files of AWS's tools say, and
 * never a workflow. Where nothing says who asks, nobody in particular does, as public buckets allow.
 *
 * @param client speaks with the server
 * @param anonymous whether nothing says who asks
 */
record S3Connection(S3Client client, boolean anonymous) {

    private static final Duration CONNECT = Duration.ofSeconds(15);
    private static final Duration SILENCE = Duration.ofSeconds(45);

    /** Variables and properties with the address of a server other than that of AWS. */
    private static final String[] ENDPOINTS = {"AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL"};

    private static final String[] ENDPOINT_PROPERTIES = {"aws.endpointUrlS3", "aws.endpointUrl"};

    /** Connects as the environment says. */
    static S3Connection ofEnvironment() {
        AwsCredentialsProvider credentials =
                DefaultCredentialsProvider.builder().build();
        boolean anonymous = false;
        try {
            credentials.resolveCredentials();
        } catch (SdkClientException e) {
            credentials = AnonymousCredentialsProvider.create();
            anonymous = true;
        }
        boolean other = hasOtherServer();
        S3ClientBuilder builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(SILENCE))
                .credentialsProvider(credentials)
                // Uploads carry the sum that all servers know, Content-MD5.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED);
        if (other) {
            // Few servers but AWS's own have a name for each bucket, and not all know its newer sums.
            builder.forcePathStyle(true).responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        } else {
            builder.crossRegionAccessEnabled(true);
        }
        region().ifPresentOrElse(given -> {}, () -> builder.region(Region.US_EAST_1));
        return new S3Connection(builder.build(), anonymous);
    }

    private static Optional<Region> region() {
        try {
            return Optional.ofNullable(
                    DefaultAwsRegionProviderChain.builder().build().getRegion());
        } catch (SdkClientException e) {
            return Optional.empty();
        }
    }

    private static boolean hasOtherServer() {
        for (String name : ENDPOINTS) {
            if (isSet(System.getenv(name))) {
                return true;
            }
        }
        for (String name : ENDPOINT_PROPERTIES) {
            if (isSet(System.getProperty(name))) {
                return true;
            }
        }
        return ProfileFile.defaultProfileFile()
                .profile(ProfileFileSystemSetting.AWS_PROFILE.getStringValueOrThrow())
                .flatMap(profile -> profile.property("endpoint_url"))
                .isPresent();
    }

    private static boolean isSet(@org.jspecify.annotations.Nullable String value) {
        return value != null && !value.isEmpty();
    }
}
