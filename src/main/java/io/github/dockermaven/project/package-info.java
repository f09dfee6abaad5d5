/** From a Maven project to the application, names and credentials of its image, and results back into its properties. Maven's types end here. */
package io.github.dockermaven.project;
