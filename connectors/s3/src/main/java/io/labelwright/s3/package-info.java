/**
 * Files in S3 and in stores that speak its language, by the SDK of AWS. {@link io.labelwright.s3.S3Files} reads and
 * looks, {@link io.labelwright.s3.Upload} writes, {@link io.labelwright.s3.S3Connection} says with which server and by
 * whose rights.
 */
@NullMarked
package io.labelwright.s3;

import org.jspecify.annotations.NullMarked;
