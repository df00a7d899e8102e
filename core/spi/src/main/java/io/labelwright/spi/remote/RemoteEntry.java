package io.labelwright.spi.remote;

/**
 * A file that a listing names.
 *
 * @param name where it lies below the folder that was listed, with {@code /} between, for example
 *     {@code labels/train/1.txt}
 * @param address where it is
 * @param version what the listing says of it, spelled as an answer with its bytes would; what it does not say, or says
 *     in another way, is left out
 */
public record RemoteEntry(String name, RemoteAddress address, RemoteVersion version) {}
