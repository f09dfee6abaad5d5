package io.github.dockermaven.project;

import java.nio.file.Path;

/**
 * A file that may be a project's application.
 *
 * @param classifier what its name has more than the main one's, empty for the main one
 * @param configured whether it is the main one, or the POM has the plugin that makes it
 */
record PackagedFile(Path file, String classifier, boolean configured) {}
