/**
 * The build context: what a build gets to see of a folder. Ignore rules, the walk over what they leave, and that as a
 * tar.
 *
 * <p>Main types: {@link BuildContext}, {@link IgnoreRules}, {@link ContextEntry}, {@link CopySourceResult},
 * {@link FileName}.
 *
 * <p>Not here: what instructions do with the files, which is in {@link io.github.dockermaven.assembler assembler};
 * the syntax of Dockerfiles, which is in {@link io.github.dockermaven.dockerfile dockerfile}.
 */
package io.github.dockermaven.context;
