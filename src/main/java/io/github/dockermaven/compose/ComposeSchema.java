package io.github.dockermaven.compose;

import static io.github.dockermaven.compose.MappingForm.key;

/** The keys of a compose file. */
final class ComposeSchema {
    private static final Form INCLUDE = ListForm.of(
            "a list of files such as [\"./other/compose.yaml\"]",
            ShortForm.ofKey(
                    "a file's path, or a mapping",
                    MappingForm.of(
                            "an include",
                            key("path", ListForm.TEXT_OR_TEXTS, "the file, or several that are merged"),
                            key("env_file", ListForm.TEXT_OR_TEXTS, "files with variables for it"),
                            key("project_directory", ScalarForm.TEXT, "the folder of its relative paths")),
                    "path"));

    /** The whole file. */
    static final MappingForm ROOT = MappingForm.of(
            "a compose file",
            key("version", ScalarForm.TEXT_OR_NUMBER, "the file format's version, which is ignored"),
            key("name", ScalarForm.TEXT, "the project's name"),
            key("include", INCLUDE, "other compose files"),
            key(
                    "services",
                    EntriesForm.ofNames("a mapping of services by name", ServiceSchema.SERVICE),
                    "what is to be run"),
            key(
                    "networks",
                    EntriesForm.ofNames("a mapping of networks by name", ResourceSchema.NETWORK.orNull()),
                    "the networks of the services"),
            key(
                    "volumes",
                    EntriesForm.ofNames("a mapping of volumes by name", ResourceSchema.VOLUME.orNull()),
                    "the volumes of the services"),
            key(
                    "secrets",
                    EntriesForm.ofNames("a mapping of secrets by name", ResourceSchema.SECRET),
                    "files with secrets for services"),
            key(
                    "configs",
                    EntriesForm.ofNames("a mapping of configs by name", ResourceSchema.CONFIG),
                    "configuration files for services"),
            key(
                    "models",
                    EntriesForm.ofNames("a mapping of models by name", ResourceSchema.MODEL),
                    "language models for services"));

    private ComposeSchema() {}
}
