/**
 * Images made without an engine: what a Dockerfile makes of its base image's configuration, and the layers it adds,
 * as BuildKit does it. What needs a container or another image is found before, as an {@link UnsupportedInstruction}.
 *
 * <p>Main types: {@link Assembler} and its {@link AssemblerRequest}, {@link AssembledImage}, {@link AssemblerCheck}.
 *
 * <p>Not here: where a base image comes from and where the image goes, which is in
 * {@link io.github.dockermaven.builder builder}; the bytes of a layer, which are in
 * {@link io.github.dockermaven.archive archive}.
 */
package io.github.dockermaven.assembler;
