package io.github.dockermaven.registry;

import java.util.ArrayList;
import java.util.List;

/**
 * The actions that a token allows, as the distribution project's <a
 * href="https://distribution.github.io/distribution/spec/auth/scope/">token scopes</a>.
 */
record Scope(List<String> values) {
    Scope {
        values = List.copyOf(values);
    }

    static Scope pull(String repository) {
        return new Scope(List.of("repository:" + repository + ":pull"));
    }

    static Scope push(String repository) {
        return new Scope(List.of("repository:" + repository + ":pull,push"));
    }

    /** Returns this scope with the permission to read another repository. */
    Scope andPull(String repository) {
        List<String> all = new ArrayList<>(values);
        all.addAll(pull(repository).values);
        return new Scope(all);
    }

    boolean isOfSeveral() {
        return values.size() > 1;
    }
}
