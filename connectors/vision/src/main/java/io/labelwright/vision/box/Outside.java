package io.labelwright.vision.box;

/** What happens to a box that sticks out of its image. */
public enum Outside {
    /** It is refused. */
    REJECT,
    /** What lies outside is cut off; a box that lies outside as a whole is refused. */
    CLIP,
    /** It stays as it is. */
    KEEP
}
