/**
 * Compose files: read as <a href="https://github.com/compose-spec/compose-spec/blob/main/spec.md">the specification</a> and
 * {@code docker compose} have them, to one model in which every short form is written out.
 *
 * <p>Main types: {@link ComposeProject}, read from a {@link ComposeSource}; {@link YamlNode}, whose {@link Position} is in every
 * message.
 *
 * <p>Not here: what a container, a network or an image is made of, which is in the packages below; the POM.
 */
package io.github.dockermaven.compose;
