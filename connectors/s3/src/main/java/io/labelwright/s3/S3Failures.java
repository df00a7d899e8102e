package io.labelwright.s3;

import io.labelwright.spi.remote.RemoteFailure;
import io.labelwright.spi.remote.RemoteFailure.Kind;
import java.io.IOException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Says what a server answered in words of ours: of its own only the code of the error is repeated. */
final class S3Failures {

    private static final int LONGEST_CODE = 60;

    private S3Failures() {}

    /**
     * The failure behind an exception of the SDK.
     *
     * @param what what could not be done, for example {@code can't be read}
     * @param anonymous whether nobody in particular asked
     */
    static IOException of(SdkException cause, String what, boolean anonymous) {
        if (!(cause instanceof S3Exception answer)) {
            Throwable root = cause;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            String why = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
            return new IOException(why, cause);
        }
        int status = answer.statusCode();
        String code = code(answer.awsErrorDetails());
        String message = what + ": the server answers " + status + (code.isEmpty() ? "" : " (" + code + ")");
        RemoteFailure failure = switch (status) {
            case 404 ->
                new RemoteFailure(
                        Kind.MISSING,
                        message,
                        code.equals("NoSuchBucket")
                                ? "check the name of the bucket, and the server"
                                : "check the key; that of a folder ends with /");
            case 401, 403 -> new RemoteFailure(Kind.DENIED, message, denied(code, anonymous));
            case 412, 416 -> new RemoteFailure(Kind.CHANGED, "changed while it was read", null);
            case 429, 500, 502, 503, 504 -> new RemoteFailure(Kind.BUSY, message, null);
            default -> new RemoteFailure(Kind.REFUSED, message, null);
        };
        failure.initCause(cause);
        return failure;
    }

    private static String denied(String code, boolean anonymous) {
        if (anonymous) {
            return "nothing says who asks: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE";
        }
        return code.equals("SignatureDoesNotMatch") || code.equals("InvalidAccessKeyId")
                ? "check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or the profile"
                : "check what the key in the environment, or the profile, is allowed to do with the bucket";
    }

    private static String code(@org.jspecify.annotations.Nullable AwsErrorDetails details) {
        String code = details == null || details.errorCode() == null ? "" : details.errorCode();
        boolean plain =
                code.length() <= LONGEST_CODE && code.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c));
        return plain ? code : "";
    }
}
