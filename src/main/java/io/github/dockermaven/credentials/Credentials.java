package io.github.dockermaven.credentials;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A list of sources in the order in which they are asked: the first credential found is used. */
public final class Credentials implements CredentialSource {
    /** No source: every registry is accessed anonymously. */
    public static final Credentials NONE = new Credentials(List.of());

    private static final Logger LOG = LoggerFactory.getLogger(Credentials.class);

    private final List<CredentialSource> sources;

    public Credentials(List<CredentialSource> sources) {
        this.sources = List.copyOf(sources);
    }

    @Override
    public Optional<FoundCredential> find(RegistryName requested) {
        Optional<FoundCredential> found = sources.stream()
                .flatMap(source -> source.find(requested).stream())
                .findFirst();
        LOG.debug("{}: {}", requested, found.map(FoundCredential::toString).orElse("no credential"));
        return found;
    }

    @Override
    public List<String> places() {
        return sources.stream().flatMap(source -> source.places().stream()).toList();
    }
}
