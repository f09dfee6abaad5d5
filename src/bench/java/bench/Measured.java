package bench;

/** What has rows of its own in the table. */
sealed interface Measured permits Scenario, HeavyBuild {
    /** What the rows call it. */
    String title();
}
