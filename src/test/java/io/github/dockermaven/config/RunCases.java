package io.github.dockermaven.config;

import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.project.FakeSession;
import io.github.dockermaven.project.MavenProperties;
import io.github.dockermaven.project.NamePattern;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.codehaus.plexus.configuration.DefaultPlexusConfiguration;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * The cases of {@code <run>} in this package's resources: {@code runs.xml} says what they have.
 *
 * @param folder the project's, with the files that they name
 * @param image the image's name
 */
public record RunCases(Path folder, String image) {
    /** Writes the files that the cases name. */
    public void writeFiles() throws IOException {
        Files.createDirectories(folder.resolve("src/conf"));
        Files.writeString(folder.resolve("env.properties"), "A=file\nB:one two\n# comment\nC=\\u00fc\nD.e = f=g\n");
        Files.writeString(folder.resolve("broken.properties"), "A=\\u00zz\n");
        Files.writeString(
                folder.resolve("seccomp.json"),
                "{\n \"defaultAction\": \"SCMP_ACT_ALLOW\",\n \"architectures\": [ \"SCMP_ARCH_X86_64\" ],\n \"syscalls\": []\n}\n");
    }

    /** Returns those that are the same as a {@code docker create}. */
    public static List<Xpp3Dom> same() throws IOException {
        return read("runs.xml", "same");
    }

    static List<Xpp3Dom> read(String file, String element) throws IOException {
        try (InputStream stream = RunCases.class.getResourceAsStream(file)) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return List.of(Pom.dom(text).getChildren(element));
        }
    }

    /** Returns a text of a case with the folders of this project and user. */
    public String inFolder(String text) {
        return text.replace("@FOLDER@", folder.toString()).replace("@HOME@", System.getProperty("user.home"));
    }

    /** Returns the container that the elements in {@code parent} describe. */
    public ContainerRequest container(Xpp3Dom parent) {
        Xpp3Dom run = new Xpp3Dom("run");
        Arrays.stream(Pom.dom(inFolder(parent.toString())).getChildren()).forEach(run::addChild);
        Xpp3Dom configuration = Pom.dom("<configuration><images><image><alias>app</alias><name>" + image
                + "</name></image></images></configuration>");
        configuration.getChild("images").getChild("image").addChild(run);
        FakeSession fake = FakeSession.in(folder);
        fake.project().getProperties().put("known.port", "18080");
        fake.project().getProperties().put("known.ip", "127.0.0.1");
        fake.project().getProperties().put("known.bad", "abc");
        GoalConfiguration goal = new GoalConfiguration(
                plexus(configuration),
                new DefaultPlexusConfiguration("configuration"),
                new MavenProperties(fake.session(), fake.project(), FakeSession.execution("start")),
                folder,
                warning -> {});
        ConfiguredImages images =
                new ConfiguredImages(goal, fake.project(), new NamePattern(fake.project(), Instant.EPOCH));
        return ConfiguredContainers.of(goal, images, fake.project()).get(0);
    }

    /** Not Maven's own wrapper of a dom: in an integration test its dom is of another class loader than this class's. */
    private static PlexusConfiguration plexus(Xpp3Dom dom) {
        PlexusConfiguration configuration = new DefaultPlexusConfiguration(dom.getName(), dom.getValue());
        for (String attribute : dom.getAttributeNames()) {
            configuration.setAttribute(attribute, dom.getAttribute(attribute));
        }
        for (Xpp3Dom child : dom.getChildren()) {
            configuration.addChild(plexus(child));
        }
        return configuration;
    }
}
