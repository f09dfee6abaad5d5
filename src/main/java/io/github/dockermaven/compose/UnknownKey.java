package io.github.dockermaven.compose;

import io.github.dockermaven.error.DidYouMean;
import io.github.dockermaven.error.PrintableText;
import java.util.Optional;
import java.util.stream.Collectors;

/** The message about a key that nothing knows where it is written. */
final class UnknownKey {
    private UnknownKey() {}

    static String message(String name, MappingForm form, Place place) {
        String problem = place.child(name) + " is no key of " + form.title() + ". ";
        return problem
                + elsewhere(name, form)
                        .or(() -> nearest(name, form))
                        .orElse("Remove it, or begin its name with x- if it is for another program.");
    }

    private static Optional<String> nearest(String name, MappingForm form) {
        return DidYouMean.to(name, form.keys().keySet())
                .or(() -> begun(name, form))
                .map(form.keys()::get)
                .map(key -> "Did you mean " + key.name() + " (" + key.meaning() + ")?");
    }

    /** Returns the key of which a name is the beginning: {@code depends} of {@code depends_on}. */
    private static Optional<String> begun(String name, MappingForm form) {
        return form.keys().keySet().stream()
                .filter(key -> key.startsWith(name + "_"))
                .findFirst();
    }

    private static Optional<String> elsewhere(String name, MappingForm form) {
        String titles = ComposeSchema.ROOT
                .mappings()
                .filter(each -> each.keys().containsKey(name))
                .map(MappingForm::title)
                .distinct()
                .collect(Collectors.joining(" or "));
        return titles.isEmpty() || nearest(name, form).isPresent()
                ? Optional.empty()
                : Optional.of(PrintableText.quote(name) + " belongs into " + titles
                        + ": look at the indentation, or move it there.");
    }
}
