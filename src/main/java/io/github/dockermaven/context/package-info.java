/**
 * The build context: the files of a folder that a build sees. Ignore rules, the walk over the other files, and their
 * tar.
 *
 * <p>Main types: {@link BuildContext}, {@link IgnoreRules}, {@link ContextEntry}, {@link CopySourceResult},
 * {@link FileName}.
 *
 * <p>Not here: the effect of instructions on the files, which is in {@link io.github.dockermaven.assembler assembler};
 * the syntax of Dockerfiles, which is in {@link io.github.dockermaven.dockerfile dockerfile}.
 */
package io.github.dockermaven.context;
