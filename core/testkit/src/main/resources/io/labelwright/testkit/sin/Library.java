package sin;

/** A library of a plug-in, in the version that it was compiled against. */
public final class Library {

    private Library() {}

    public static void gone() {}
}
