package shop;

/** Something of the library that the application says. */
public final class Greeting {
    private Greeting() {}

    public static String text() {
        return "hello";
    }
}
