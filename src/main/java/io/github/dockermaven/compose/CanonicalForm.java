package io.github.dockermaven.compose;

/** A compose file in which every short form is written out, and every value is of the kind that its key wants. */
final class CanonicalForm {
    private CanonicalForm() {}

    /**
     * Returns the file with the same keys in their long forms. No defaults are added, so that files can be merged after it;
     * of what has its long forms already it changes nothing.
     *
     * @throws io.github.dockermaven.error.DockerFailureException if a key is unknown or a value of another kind
     */
    static YamlNode.Mapping of(YamlNode.Mapping file, Warnings warnings) {
        return (YamlNode.Mapping) ComposeSchema.ROOT.canonical(file, Place.root(warnings));
    }
}
