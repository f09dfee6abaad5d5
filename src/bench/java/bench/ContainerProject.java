package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Containers of one image in a network of their own, as a project of this plugin, as a compose file and as shell commands.
 *
 * @param folder has the POM and the compose file
 * @param name the network's name, with which the containers' begin
 * @param count how many containers there are
 * @param image their image
 * @param script what a shell runs in each
 * @param grace the seconds that each has to end
 */
record ContainerProject(Path folder, String name, int count, String image, String script, int grace) {
    /** Ends at SIGTERM, and says first that it runs. */
    static final String WILLING = "echo running; trap 'exit 0' TERM; sleep 600 & wait";

    /** Ignores SIGTERM. */
    static final String STUBBORN = "trap '' TERM; while :; do sleep 1; done";

    /**
     * Writes the POM and the compose file.
     *
     * @param version this plugin's
     * @param wait the content of each {@code <wait>}
     */
    ContainerProject write(String version, String wait) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("pom.xml"), """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>io.github.dockermaven.bench</groupId>
                  <artifactId>%s</artifactId>
                  <version>1.0</version>
                  <packaging>pom</packaging>
                  <build><plugins><plugin>
                    <groupId>io.github.dockermaven</groupId>
                    <artifactId>docker-maven-plugin</artifactId>
                    <version>%s</version>
                    <configuration>
                      <networks><network><name>%s</name></network></networks>
                      <images>
                %s
                      </images>
                    </configuration>
                  </plugin></plugins></build>
                </project>
                """.formatted(
                        name,
                        version,
                        name,
                        each(
                                container -> """
                        <image><name>%s</name><alias>%s</alias><run>
                          <containerNamePattern>%s</containerNamePattern>
                          <cmd><exec><arg>sh</arg><arg>-c</arg><arg>%s</arg></exec></cmd>
                          <network><name>%s</name></network>
                          <stopTimeout>%d</stopTimeout>
                          <wait>%s</wait>
                        </run></image>""".formatted(
                                                image,
                                                container(container),
                                                container(container),
                                                script.replace("&", "&amp;"),
                                                name,
                                                grace,
                                                wait),
                                "\n")));
        Files.writeString(folder.resolve("compose.yaml"), """
                name: %s
                networks: {default: {name: %s}}
                services:
                %s
                """.formatted(
                name,
                name,
                each(
                        container -> """
                  %s:
                    image: %s
                    container_name: %s
                    command: ["sh", "-c", "%s"]
                    stop_grace_period: %ds
                """.formatted(container(container), image, container(container), script, grace)
                                .indent(2),
                        "")));
        return this;
    }

    private String container(int number) {
        return name + "-" + number;
    }

    private String each(IntFunction<String> text, String separator) {
        return IntStream.range(0, count).mapToObj(text).collect(Collectors.joining(separator));
    }

    /** Makes the network and starts the containers, one after another or all at once. */
    List<String> run(String docker, boolean atOnce) {
        return shell(docker + " network create " + name + "; "
                + each(container -> run(docker, container), atOnce ? " & " : "; ")
                + (atOnce ? " & wait" : ""));
    }

    private String run(String docker, int container) {
        return "%s run -d --name %s --network %s --stop-timeout %d %s sh -c \"%s\""
                .formatted(docker, container(container), name, grace, image, script);
    }

    /** Stops the containers, all at once, and removes them and the network. */
    List<String> remove(String docker) {
        String all = each(this::container, " ");
        return shell("%s stop %s && %s rm %s && %s network rm %s".formatted(docker, all, docker, all, docker, name));
    }

    /** Stops and removes the first container, and starts it again. */
    List<String> replace(String docker) {
        String first = container(0);
        return shell("%s stop %s && %s rm %s && ".formatted(docker, first, docker, first) + run(docker, 0));
    }

    /** Removes what is left of the containers and the network, if anything is. */
    List<String> clear(String docker) {
        return shell("%s rm --force --volumes %s; %s network rm %s; true"
                .formatted(docker, each(this::container, " "), docker, name));
    }

    private static List<String> shell(String script) {
        return List.of("sh", "-c", script);
    }

    List<String> maven(Settings settings, String goal) {
        List<String> command = new ArrayList<>(Maven.command(settings, folder));
        command.add(goal);
        return command;
    }

    List<String> compose(String compose, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(compose, "-f", folder.resolve("compose.yaml").toString()));
        command.addAll(List.of(arguments));
        return command;
    }
}
