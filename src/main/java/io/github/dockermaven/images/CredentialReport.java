package io.github.dockermaven.images;

import io.github.dockermaven.credentials.Credentials;
import io.github.dockermaven.credentials.FoundCredential;
import io.github.dockermaven.credentials.RegistryName;
import io.github.dockermaven.credentials.RegistryUse;
import io.github.dockermaven.registry.LoginAnswer.Verdict;
import io.github.dockermaven.report.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The credential that a registry would receive.
 *
 * @param uses the uses of the credential
 * @param found the credential, if there is one
 * @param places the places that were searched, in this order
 * @param check the registry's response to it, {@code null} if it was not asked
 */
public record CredentialReport(
        RegistryName registry,
        List<RegistryUse> uses,
        Optional<FoundCredential> found,
        List<String> places,
        Check check) {
    /**
     * A registry's response to a credential.
     *
     * @param byEngine whether an engine asked, and not this plugin itself
     * @param time the duration of the check
     * @param refusal the error for a refused one, empty for others
     */
    public record Check(Verdict verdict, boolean byEngine, Duration time, String refusal) {}

    /** Returns the credentials of a registry for each use: one if it is the same for all of them. */
    public static List<CredentialReport> find(RegistryName registry, Function<RegistryUse, Credentials> credentials) {
        List<CredentialReport> logins = new ArrayList<>();
        for (RegistryUse use : RegistryUse.values()) {
            Credentials sources = credentials.apply(use);
            logins.add(new CredentialReport(registry, List.of(use), sources.find(registry), sources.places(), null));
        }
        boolean same = logins.stream().map(CredentialReport::found).distinct().count() == 1;
        CredentialReport first = logins.get(0);
        return same
                ? List.of(new CredentialReport(
                        registry, List.of(RegistryUse.values()), first.found, places(logins), null))
                : logins;
    }

    /** Returns the places of all uses: those of a single use before the common ones. */
    private static List<String> places(List<CredentialReport> logins) {
        Set<String> common = new LinkedHashSet<>(logins.get(0).places);
        logins.forEach(login -> common.retainAll(login.places));
        return Stream.concat(
                        logins.stream()
                                .flatMap(login -> login.places.stream())
                                .filter(place -> !common.contains(place)),
                        common.stream())
                .toList();
    }

    CredentialReport with(Check response) {
        return new CredentialReport(registry, uses, found, places, response);
    }

    /** Returns the report for a person. */
    public List<String> lines() {
        String subject = registry
                + (uses.size() == RegistryUse.values().length
                        ? ""
                        : ", to " + uses.get(0).word());
        if (found.isPresent()) {
            return List.of(subject + ": " + found.get() + verdict());
        }
        List<String> lines = new ArrayList<>();
        lines.add(subject + ": no credential. Looked for one in");
        places.forEach(place -> lines.add("  " + place));
        lines.add("'docker login " + registry.host() + "' stores one.");
        return lines;
    }

    private String verdict() {
        if (check == null) {
            return " (not checked)";
        }
        if (check.verdict == Verdict.NOT_WANTED) {
            return " (not checked: the registry answers without a credential)";
        }
        return ", " + check.verdict.name().toLowerCase(Locale.ROOT) + " in " + Durations.format(check.time)
                + (check.byEngine ? "" : " (asked without an engine)");
    }

    /** Returns the report for a program: everything but the secrets. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("registry", registry.toString());
        document.put("uses", uses.stream().map(RegistryUse::word).toList());
        found.ifPresent(login -> {
            boolean password = login.credential().isPassword();
            document.put(
                    "kind",
                    password
                            ? "password"
                            : login.credential().registryToken().isEmpty() ? "identityToken" : "registryToken");
            if (password) {
                document.put("username", login.credential().username());
            }
            document.put("source", login.source());
        });
        if (check != null && check.verdict != Verdict.NOT_WANTED) {
            document.put("accepted", check.verdict == Verdict.ACCEPTED);
        }
        document.put("places", places);
        return document;
    }
}
