package bench;

/** What is measured of each tool, in this order. */
enum Scenario implements Measured {
    /** The jar has another content than before. */
    NEW_JAR("new jar", true, false, false),
    /** Nothing has changed. */
    UNCHANGED("unchanged", false, false, false),
    /** One class has changed, and the jar is laid out in layers. */
    NEW_CLASS("one class changed, in layers", true, true, false),
    /** The jar has another content than before, and the image goes into the registry. */
    PUSH("new jar, into the registry", true, false, true),
    /** One class has changed, the jar is laid out in layers, and the image goes into the registry. */
    PUSH_CLASS("one class changed, in layers, into the registry", true, true, true),
    /** A goal of the plugin that does nothing. */
    START("start alone", false, false, false);

    private final String title;
    private final boolean changes;
    private final boolean layered;
    private final boolean pushed;

    Scenario(String title, boolean changes, boolean layered, boolean pushed) {
        this.title = title;
        this.changes = changes;
        this.layered = layered;
        this.pushed = pushed;
    }

    @Override
    public String title() {
        return title;
    }

    /** Whether the jar is laid out in layers. */
    boolean isLayered() {
        return layered;
    }

    /** Whether the image goes into the registry. */
    boolean isPushed() {
        return pushed;
    }

    /** Whether the service is changed before. */
    boolean changes() {
        return changes;
    }
}
