/** Values about images without input or output, and what every package shares: errors and progress. */
package io.github.dockermaven.image;
