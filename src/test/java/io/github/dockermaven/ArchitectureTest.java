package io.github.dockermaven;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import java.io.File;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugins.annotations.Mojo;

/** Holds the code to the picture in ARCHITECTURE.md. */
@AnalyzeClasses(packages = "io.github.dockermaven", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "io.github.dockermaven.";

    /** From the top to the bottom: a package knows only those after it. */
    static final List<String> PACKAGES = List.of(
            "mojo",
            "config",
            "project",
            "swarm",
            "compose",
            "container",
            "builder",
            "application",
            "assembler",
            "contents",
            "images",
            "network",
            "engine",
            "registry",
            "credentials",
            "archive",
            "http",
            "context",
            "dockerfile",
            "watch",
            "terminal",
            "tls",
            "image",
            "io",
            "report",
            "error",
            "proxy",
            "json");

    @ArchTest
    static final ArchRule ARROWS_POINT_DOWN = arrows();

    @ArchTest
    static final ArchRule MAVEN_STOPS_AT_PROJECT = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "mojo", ROOT + "config", ROOT + "project")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.maven..", "org.codehaus.plexus..");

    @ArchTest
    static final ArchRule DOCKER_JAVA_STOPS_AT_ENGINE = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "engine..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.github.dockerjava..");

    @ArchTest
    static final ArchRule ENGINE_KNOWS_NO_REGISTRY = noClasses()
            .that()
            .resideInAPackage(ROOT + "engine..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "registry");

    /** Jackson's own settings leave buffers in threads, and with them this plugin's class loader. */
    @ArchTest
    static final ArchRule JACKSON_IS_MADE_READY_IN_ONE_PLACE = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "json")
            .should()
            .callConstructor(JsonFactory.class)
            .orShould()
            .callConstructor(ObjectMapper.class)
            .orShould()
            .callMethod(JsonNode.class, "toString")
            .orShould()
            .callMethod(ObjectNode.class, "toString");

    /** The JDK's thread for them never ends, and holds the class loader of whoever asked for the first. */
    @ArchTest
    static final ArchRule FUTURES_HAVE_NO_TIME_OUTS = noClasses()
            .should()
            .callMethod(CompletableFuture.class, "orTimeout", long.class, TimeUnit.class)
            .orShould()
            .callMethod(CompletableFuture.class, "completeOnTimeout", Object.class, long.class, TimeUnit.class)
            .orShould()
            .callMethod(CompletableFuture.class, "delayedExecutor", long.class, TimeUnit.class)
            .orShould()
            .callMethod(CompletableFuture.class, "delayedExecutor", long.class, TimeUnit.class, Executor.class);

    /** Two that know each other are read, changed and tested as one. */
    @ArchTest
    static final ArchRule NO_TWO_CLASSES_KNOW_EACH_OTHER = noClasses()
            .that()
            .areTopLevelClasses()
            .and()
            .resideInAnyPackage(ROOT + "builder..", ROOT + "engine..")
            .should(new MutualDependencies());

    /** Hooks of others could neither ask an engine nor wait for the goals. */
    @ArchTest
    static final ArchRule ONE_CLASS_HEARS_THE_END_OF_THE_PROCESS = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "io")
            .should()
            .callMethod(Runtime.class, "addShutdownHook", Thread.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class)
            .orShould()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(File.class, "deleteOnExit");

    @ArchTest
    static final ArchRule TRANSPORT_KNOWS_NO_ENGINE = noClasses()
            .that()
            .resideInAPackage(ROOT + "engine.transport")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "engine");

    @ArchTest
    static final ArchRule READINESS_KNOWS_NO_START = noClasses()
            .that()
            .resideInAPackage(ROOT + "container.readiness")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "container");

    @ArchTest
    static final ArchRule VALUES_DO_NO_IO = noClasses()
            .that()
            .resideInAnyPackage(ROOT + "image", ROOT + "dockerfile")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("java.io", "java.nio.file", "java.net").and(not(assignableTo(Exception.class))));

    @ArchTest
    static final ArchRule ONLY_MOJOS_ARE_IN_MOJO = classes()
            .that()
            .areAnnotatedWith(Mojo.class)
            .should()
            .beAssignableTo(AbstractMojo.class)
            .andShould()
            .resideInAPackage(ROOT + "mojo");

    @ArchTest
    static final ArchRule STATIC_FIELDS_ARE_FINAL =
            fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule SERVICES_HAVE_NO_STATE = fields().that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Singleton.class)
            .should()
            .beFinal();

    @ArchTest
    static final ArchRule SERVICES_ARE_FOUND_BY_MAVEN =
            classes().that().areAnnotatedWith(Singleton.class).should().beAnnotatedWith(Named.class);

    private static ArchRule arrows() {
        Architectures.LayeredArchitecture layers =
                Architectures.layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String layer : PACKAGES) {
            layers = layers.layer(layer).definedBy(ROOT + layer + "..");
        }
        for (int i = 0; i < PACKAGES.size(); i++) {
            String[] above = PACKAGES.subList(0, i).toArray(String[]::new);
            layers = above.length == 0
                    ? layers.whereLayer(PACKAGES.get(i)).mayNotBeAccessedByAnyLayer()
                    : layers.whereLayer(PACKAGES.get(i)).mayOnlyBeAccessedByLayers(above);
        }
        return layers.ensureAllClassesAreContainedInArchitecture();
    }
}
