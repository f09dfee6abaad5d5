/**
 * Images assembled without an engine: their configuration, derived from the base image's, and their layers, as BuildKit
 * creates them. An instruction that needs a container or another image is found beforehand, as an
 * {@link UnsupportedInstruction}.
 *
 * <p>Main types: {@link Assembler} and its {@link AssemblerRequest}, {@link AssembledImage}, {@link AssemblerCheck}.
 *
 * <p>Not here: the source of a base image and the destination of the image, which are in
 * {@link io.github.dockermaven.builder builder}; the bytes of a layer, which are in
 * {@link io.github.dockermaven.archive archive}.
 */
package io.github.dockermaven.assembler;
