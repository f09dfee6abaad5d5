package io.github.dockermaven.compose.writer;

import io.github.dockermaven.image.SecretNames;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The values of the variables of services' environments. A value whose name looks like a secret's is not in the compose file,
 * which people share, but in the file {@code .env} beside it, which {@code docker compose} reads by itself.
 */
final class EnvironmentValues {
    /** What switches something on or off, as {@code MYSQL_ALLOW_EMPTY_PASSWORD}. */
    private static final Pattern SWITCH = Pattern.compile("|yes|no|true|false|on|off|0|1", Pattern.CASE_INSENSITIVE);

    private final Map<String, String> secrets = new LinkedHashMap<>();

    /** Returns the environment of a service, as it is written. */
    Map<String, Object> of(String service, Map<String, String> env) {
        Map<String, Object> values = new LinkedHashMap<>();
        env.forEach((name, value) -> values.put(
                name,
                SecretNames.isSecret(name) && !SWITCH.matcher(value).matches()
                        ? new Variable(variable(service, name, value), name + " of " + service)
                        : value));
        return values;
    }

    /** Returns the variable of a value that is not in the compose file. */
    Variable secret(String name, String value, String purpose) {
        String variable = valid(name);
        secrets.put(variable, value);
        return new Variable(variable, purpose);
    }

    /** The same value has one variable in all services. */
    private String variable(String service, String name, String value) {
        String plain = valid(name);
        String variable = secrets.getOrDefault(plain, value).equals(value) ? plain : valid(service + "_" + name);
        secrets.put(variable, value);
        return variable;
    }

    private static String valid(String name) {
        return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_]", "_").replaceFirst("^(?=[0-9])", "_");
    }

    /** Returns the values that are not in the compose file, by the names of their variables. */
    Map<String, String> secrets() {
        return secrets;
    }
}
