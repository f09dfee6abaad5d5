/** What a build gets to see of a folder: ignore rules, the walk over what they leave, and that as a tar. */
package io.github.dockermaven.context;
