/**
 * Images that exist in an engine: listed, inspected, tagged, removed, pulled and pushed.
 *
 * <p>A service for each of these, such as {@link io.github.dockermaven.images.ImagePuller}. How an image is built is not known here.
 */
package io.github.dockermaven.images;
