package io.github.dockermaven.project;

import io.github.dockermaven.credentials.RegistryName;
import io.github.dockermaven.image.ImageReference;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The registries that a user and password without a registry of their own are for, by where these are given.
 *
 * @param ofCommandLine for properties of the command line
 * @param ofPom for all others: {@code <authConfig>}, and properties of the POM and of settings.xml
 */
public record CredentialRegistries(RegistryName ofCommandLine, RegistryName ofPom) {
    /** Returns the same for both. */
    static CredentialRegistries of(RegistryName registry) {
        return new CredentialRegistries(registry, registry);
    }

    /**
     * Returns those of a goal: the registry that the project's image is pushed to. Where neither the name on the command line
     * nor anything else names a registry, it is still that of the POM's image: a password is not Docker Hub's because a name
     * was shortened.
     *
     * @param given the image's name on the command line
     * @param isNamedByPom whether the POM names the image
     * @param ofPom the name of the POM's image where it is pushed
     */
    public static CredentialRegistries of(
            Optional<String> given, boolean isNamedByPom, Supplier<ImageReference> ofPom, ImageNaming naming) {
        boolean hasDefault = naming.pushRegistry().or(naming::registry).isPresent();
        RegistryName ofCommandLine = given.filter(name -> hasDefault || ImageReference.hasRegistry(name))
                .map(name -> registry(naming.defaultPushRegistry().qualify(ImageReference.parse(name))))
                .orElseGet(() -> registry(ofPom.get()));
        return new CredentialRegistries(
                ofCommandLine, isNamedByPom || hasDefault ? registry(ofPom.get()) : ofCommandLine);
    }

    private static RegistryName registry(ImageReference name) {
        return RegistryName.of(name).whole();
    }
}
