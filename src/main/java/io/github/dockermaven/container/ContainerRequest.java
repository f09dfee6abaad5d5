package io.github.dockermaven.container;

import io.github.dockermaven.container.copy.ProvidedFile;
import io.github.dockermaven.container.readiness.ApplicationHints;
import io.github.dockermaven.container.readiness.WaitRequest;
import io.github.dockermaven.engine.ContainerSpec;
import io.github.dockermaven.engine.NetworkingSpec.PortBinding;
import io.github.dockermaven.engine.ProcessSpec;
import io.github.dockermaven.engine.ServiceOptions;
import io.github.dockermaven.image.ImageReference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A container that is to run, as a project describes it.
 *
 * <p>Texts of {@code spec} and {@code readiness} may have properties, {@code ${user.port}}, that only the start of other
 * containers sets.
 *
 * @param alias its short name, which no other of the project's has
 * @param namePattern the name of the container, in which {@code %i} is the first number that makes it a free name
 * @param spec what it is created from; without a name
 * @param dependsOn what is to be there before it; empty if that is to be found out
 * @param readiness what it is awaited by; empty if that is to be found out
 * @param log how its log is shown
 * @param files what it has from this machine before its first process
 * @param service what it has as a service of a swarm beyond all this; empty if that is not said
 */
public record ContainerRequest(
        String alias,
        String namePattern,
        ContainerSpec spec,
        RequestedImage image,
        Optional<List<Dependency>> dependsOn,
        Optional<WaitRequest> readiness,
        StopSettings stop,
        PropertySettings properties,
        LogSettings log,
        List<ProvidedFile> files,
        Optional<ServiceOptions> service) {
    public ContainerRequest {
        files = List.copyOf(files);
        dependsOn = dependsOn.map(List::copyOf);
    }

    /**
     * Returns the hash of the alias, which is enough for maps of the few containers of a system. Hashing every component of
     * every nested record would have Java generate code for each of them in every run of Maven.
     */
    @Override
    public int hashCode() {
        return alias.hashCode();
    }

    /** Returns the same container of an image that this build makes. */
    public ContainerRequest ofBuild(ApplicationHints known) {
        return copy(spec, image.ofBuild(known), dependsOn, readiness);
    }

    /**
     * Returns the same container with what another one of its alias adds: its image if this build makes that, how it is
     * awaited and stopped, its properties, log and files.
     *
     * @param ports the published ports of both
     */
    public ContainerRequest with(ContainerRequest other, List<PortBinding> ports) {
        RequestedImage otherImage = other.image.isOfBuild() ? other.image : image;
        List<ProvidedFile> allFiles = new ArrayList<>(files);
        allFiles.addAll(other.files);
        return new ContainerRequest(
                alias,
                namePattern,
                spec.withImage(otherImage.name().toString())
                        .withNetworking(spec.networking().withPorts(ports)),
                otherImage,
                dependsOn,
                other.readiness.or(() -> readiness),
                other.stop.equals(StopSettings.DEFAULT) ? stop : other.stop,
                other.properties,
                other.log,
                allFiles,
                service);
    }

    /** Returns the same container of an image of another name, which this build makes. */
    public ContainerRequest ofImage(ImageReference made, ApplicationHints known) {
        return new ContainerRequest(
                alias,
                namePattern,
                spec.withImage(made.toString()),
                new RequestedImage(made, true, known, image.pullPolicy()),
                dependsOn,
                readiness,
                stop,
                properties,
                log,
                files,
                service);
    }

    /** Returns the same container for a start of it alone: whatever it depends on is not started. */
    ContainerRequest alone() {
        return copy(spec, image, Optional.of(List.of()), readiness);
    }

    /** Returns the same container, awaited otherwise. */
    ContainerRequest withReadiness(Optional<WaitRequest> other) {
        return copy(spec, image, dependsOn, other);
    }

    /** Returns the same container, created from something else. */
    public ContainerRequest withSpec(ContainerSpec other) {
        return copy(other, image, dependsOn, readiness);
    }

    private ContainerRequest copy(
            ContainerSpec otherSpec,
            RequestedImage otherImage,
            Optional<List<Dependency>> otherDependsOn,
            Optional<WaitRequest> otherReadiness) {
        return new ContainerRequest(
                alias,
                namePattern,
                otherSpec,
                otherImage,
                otherDependsOn,
                otherReadiness,
                stop,
                properties,
                log,
                files,
                service);
    }

    /** Returns whether a name means this container: its alias, its image, or its name if that is not a pattern. */
    public boolean isCalled(String other) {
        return other.equals(alias)
                || other.equals(namePattern)
                || other.equals(image.name().name())
                || other.equals(image.name().toString());
    }

    /** Returns whether a container in the engine, whose image has this name there, is of the same image. */
    public boolean isOfImage(String name) {
        return name.equals(image.name().toString())
                || name.equals(image.name().withDefaultTag().toString());
    }

    /** Returns whether this is the same container as another project describes, whichever of them makes its image. */
    boolean isSame(ContainerRequest other) {
        return alias.equals(other.alias) && ofBuild(ApplicationHints.NONE).equals(other.ofBuild(ApplicationHints.NONE));
    }

    /** Returns the names by which other containers find this one on a network. */
    Set<String> hostNames() {
        Set<String> names = new LinkedHashSet<>(List.of(alias));
        if (!namePattern.contains("%")) {
            names.add(namePattern);
        }
        spec.networking().endpoints().forEach(endpoint -> names.addAll(endpoint.aliases()));
        spec.process().hostname().ifPresent(names::add);
        return names;
    }

    /** Returns the texts that may have properties which the start of other containers sets. */
    List<String> lateTexts() {
        List<String> texts = new ArrayList<>(specTexts());
        readiness.ifPresent(wait -> wait.conditions().stream()
                .filter(WaitRequest.Http.class::isInstance)
                .map(http -> ((WaitRequest.Http) http).url())
                .forEach(texts::add));
        return texts;
    }

    /** Returns those of these texts that the container is created from. */
    public List<String> specTexts() {
        ProcessSpec process = spec.process();
        List<String> texts = new ArrayList<>(process.env().values());
        process.entrypoint().ifPresent(texts::addAll);
        process.cmd().ifPresent(texts::addAll);
        texts.addAll(spec.labels().values());
        texts.addAll(spec.networking().extraHosts());
        return texts;
    }

    /** Returns what the names of the properties begin with that its start sets. */
    public List<String> propertyNames() {
        List<String> names = new ArrayList<>(List.of(properties.prefix()));
        properties.portNames().forEach(name -> names.add(name + "}"));
        return names;
    }

    /**
     * Another container that is to be there first.
     *
     * @param on its alias, image or container name
     * @param restarts whether the container is restarted when a start makes or starts the other anew
     */
    public record Dependency(String on, Condition condition, boolean restarts) {
        /** The container runs on, whatever happens to the other. */
        public Dependency(String on, Condition condition) {
            this(on, condition, false);
        }

        /** What the other container has to be. */
        public enum Condition {
            /** Its process runs. */
            STARTED,
            /** Its health check succeeds. */
            HEALTHY,
            /** It ended with code 0. */
            COMPLETED,
            /** It is ready by its own {@code <wait>}. */
            READY
        }
    }
}
