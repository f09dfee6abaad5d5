package io.github.dockermaven;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Pairs of classes of which each knows the other. Those in one file are one. */
final class MutualDependencies extends ArchCondition<JavaClass> {
    MutualDependencies() {
        super("know a class that knows them");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        Set<JavaClass> known = others(
                type, nested -> nested.getDirectDependenciesFromSelf().stream().map(Dependency::getTargetClass));
        known.retainAll(others(
                type, nested -> nested.getDirectDependenciesToSelf().stream().map(Dependency::getOriginClass)));
        known.forEach(other -> events.add(
                SimpleConditionEvent.satisfied(type, type.getName() + " and " + other.getName() + " know each other")));
    }

    private static Set<JavaClass> others(JavaClass type, Function<JavaClass, Stream<JavaClass>> dependencies) {
        return type.getPackage().getClasses().stream()
                .filter(nested -> outermost(nested).equals(type))
                .flatMap(dependencies)
                .map(MutualDependencies::outermost)
                .filter(other -> !other.equals(type))
                .collect(Collectors.toSet());
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(MutualDependencies::outermost).orElse(type);
    }
}
