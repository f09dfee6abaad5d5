package io.github.dockermaven.container;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line for a container's {@code /etc/hosts}: {@code host:ip}, {@code host:host-gateway} or {@code host:otherHost}. */
public final class ExtraHost {
    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_][A-Za-z0-9_.-]*)[:=](.+)");
    private static final String GATEWAY = "host-gateway";

    private ExtraHost() {}

    /**
     * Returns a line as it is configured.
     *
     * @param subject the text's owner, for the error
     * @param text one with a property that is not set yet is not checked
     * @throws DockerFailureException if it has another form
     */
    public static String parse(String subject, String text) {
        if (text.contains("${")) {
            return text;
        }
        Matcher form = form(subject, text);
        String address = form.group(2);
        return form.group(1) + ":"
                + (address.equals(GATEWAY) ? address : HostAddress.check(quoted(subject, text), address));
    }

    /**
     * Returns a line in the engine's form, in which another host's name is its address.
     *
     * @throws DockerFailureException if it has another form, or there is no such host
     */
    static String resolve(String subject, String text) {
        Matcher form = form(subject, text);
        String address = form.group(2);
        return form.group(1) + ":"
                + (address.equals(GATEWAY) ? address : HostAddress.resolve(quoted(subject, text), address));
    }

    private static String quoted(String subject, String text) {
        return subject + ": '" + PrintableText.quote(text) + "'";
    }

    private static Matcher form(String subject, String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new DockerFailureException(quoted(subject, text)
                    + " is no line for /etc/hosts. Write a name, a colon and an address, such as db:10.0.0.5, or"
                    + " host.docker.internal:host-gateway for the engine's machine.");
        }
        return form;
    }
}
