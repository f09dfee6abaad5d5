package io.github.dockermaven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.container.SystemStarter;
import io.github.dockermaven.mojo.StartMojo;
import io.github.dockermaven.network.NetworkCreator;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import javax.inject.Named;
import org.junit.jupiter.api.Test;

/**
 * The classes that Maven loads whichever goal is called: goals, the components that are injected into them, and the types
 * of all their fields and methods.
 */
class GoalLoadingTest {
    private static final String GOAL = "Mojo";
    private static final String INDEX = "META-INF/sisu/javax.inject.Named";

    @Test
    void noGoalLoadsWhatStartsContainersForAnother() throws Exception {
        Set<String> loaded = new HashSet<>();
        for (String name : injected()) {
            Class<?> type = Class.forName(name);
            // The index of an earlier compilation may have more.
            if (name.endsWith(GOAL) || type.isAnnotationPresent(Named.class)) {
                addTypes(type, loaded);
            }
        }
        assertThat(loaded)
                .contains(NetworkCreator.class.getName())
                .noneMatch(name -> name.startsWith(SystemStarter.class.getPackageName()));
    }

    private static Set<String> injected() throws IOException {
        ClassLoader classes = StartMojo.class.getClassLoader();
        Set<String> names = new HashSet<>();
        try (InputStream index = classes.getResourceAsStream(INDEX);
                InputStream goals = classes.getResourceAsStream("META-INF/maven/plugin.xml")) {
            new String(index.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(names::add);
            Stream.of(new String(goals.readAllBytes(), StandardCharsets.UTF_8).split("<implementation>"))
                    .map(text -> text.replaceFirst("(?s)<.*", ""))
                    .filter(text -> text.endsWith(GOAL))
                    .forEach(names::add);
        }
        assertThat(names).contains(StartMojo.class.getName(), NetworkCreator.class.getName());
        return names;
    }

    private static void addTypes(Class<?> type, Set<String> names) {
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            names.add(each.getName());
            for (Field field : each.getDeclaredFields()) {
                names.add(field.getType().getName());
            }
            for (Constructor<?> constructor : each.getDeclaredConstructors()) {
                addParameters(constructor, names);
            }
            for (Method method : each.getDeclaredMethods()) {
                names.add(method.getReturnType().getName());
                addParameters(method, names);
            }
        }
    }

    private static void addParameters(Executable executable, Set<String> names) {
        Arrays.stream(executable.getParameterTypes()).map(Class::getName).forEach(names::add);
    }
}
