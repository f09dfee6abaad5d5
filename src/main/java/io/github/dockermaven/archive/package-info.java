/** Layers and the archives that images are moved in, written and read as streams. */
package io.github.dockermaven.archive;
