package bench;

/** What is measured of each tool, in this order. */
enum Scenario {
    /** The jar has another content than before. */
    NEW_JAR("new jar", true),
    /** Nothing has changed. */
    UNCHANGED("unchanged", false),
    /** One class has changed, and the jar is laid out in layers. */
    NEW_CLASS("one class changed, in layers", true),
    /** The jar has another content than before, and the image goes to the registry. */
    PUSH("new jar, built and pushed", true),
    /** A goal of the plugin that does nothing. */
    START("start alone", false);

    private final String title;
    private final boolean changes;

    Scenario(String title, boolean changes) {
        this.title = title;
        this.changes = changes;
    }

    String title() {
        return title;
    }

    /** Whether the service is changed before. */
    boolean changes() {
        return changes;
    }
}
