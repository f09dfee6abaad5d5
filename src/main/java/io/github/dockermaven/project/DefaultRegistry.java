package io.github.dockermaven.project;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;

/**
 * The registry of image names that have none.
 *
 * @param address its host and port, empty for Docker Hub
 */
public record DefaultRegistry(String address) {
    /** What names without a registry mean to an engine. */
    public static final DefaultRegistry DOCKER_HUB = new DefaultRegistry("");

    /**
     * Reads the host and port of a registry.
     *
     * @throws DockerFailureException if there is a scheme before them
     */
    public static DefaultRegistry parse(String text) {
        if (text.contains("://")) {
            throw new DockerFailureException("Registry '" + text + "' has a scheme. Write only host and port: '"
                    + text.substring(text.indexOf("://") + 3) + "'.");
        }
        return new DefaultRegistry(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    }

    /**
     * Returns an image's name with this registry before it if it has none, and with a tag.
     *
     * @throws DockerFailureException if the name is not valid or has a digest, or the registry would be taken for a folder
     */
    public ImageReference qualify(String name) {
        ImageReference given = ImageReference.parse(name);
        if (given.digest() != null) {
            throw new DockerFailureException("Image name '" + name + "' has a digest, which a registry gives to what is"
                    + " pushed. Write it as name:tag.");
        }
        if (address.isEmpty() || !given.registry().equals(ImageReference.DOCKER_HUB) || name.startsWith("docker.io/")) {
            return given.withDefaultTag();
        }
        ImageReference qualified = ImageReference.parse(address + "/" + name);
        if (qualified.registry().equals(ImageReference.DOCKER_HUB) && !address.contains("docker.io")) {
            throw new DockerFailureException("Registry '" + address
                    + "' would be taken for a folder on Docker Hub. Write" + " it with its port or domain, for example "
                    + address + ":5000; a folder is given with docker.namespace.");
        }
        return qualified.withDefaultTag();
    }

    /** Returns {@link #qualify} of a name that is valid. */
    public ImageReference qualify(ImageReference name) {
        return this.equals(DOCKER_HUB) ? name : qualify(name.toString());
    }
}
