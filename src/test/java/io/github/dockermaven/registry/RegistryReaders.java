package io.github.dockermaven.registry;

import io.github.dockermaven.fuzz.Reader;
import java.util.List;

/** Readers of a registry's responses, for tests. */
public final class RegistryReaders {
    private RegistryReaders() {}

    public static List<Reader> all() {
        return List.of(
                Reader.ofText(
                        "challenge",
                        text -> AuthChallenge.parse(List.of(text)),
                        "Bearer realm=\"https://auth.example.com/token\",service=\"a b\\\"c\",scope=\"d\", Basic realm=e",
                        "Negotiate, Basic"),
                Reader.ofText(
                        "address shown",
                        text -> {
                            HttpUrl.shown(text);
                            HttpUrl.parse("https://r.example.com/v2/").resolve(text);
                            HttpUrl.parse(text);
                        },
                        "https://ada:secret@r.example.com:5000/v2/a/blobs/uploads/b?_state=c#d"));
    }
}
