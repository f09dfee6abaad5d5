package io.github.dockermaven.project;

import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.io.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * A descriptor in the form in which maven-assembly-plugin takes it.
 *
 * @param parameter the goal's parameter that names it
 * @param written the file that it was written to for this, if it was
 */
record AssemblyDescriptor(Xpp3Dom parameter, Optional<AtomicFile> written) implements AutoCloseable {
    /** Returns one that is known to maven-assembly-plugin by its name. */
    static AssemblyDescriptor ofReference(String name) {
        return new AssemblyDescriptor(list("descriptorRefs", "descriptorRef", name), Optional.empty());
    }

    static AssemblyDescriptor ofFile(Path file) {
        return new AssemblyDescriptor(list("descriptors", "descriptor", file.toString()), Optional.empty());
    }

    /** Returns one that is no file. */
    static AssemblyDescriptor ofXml(String xml) {
        try {
            AtomicFile file = AtomicFile.temporary();
            AssemblyDescriptor descriptor =
                    new AssemblyDescriptor(ofFile(file.path()).parameter(), Optional.of(file));
            try {
                file.stream().write(xml.getBytes(StandardCharsets.UTF_8));
                return descriptor;
            } catch (IOException e) {
                descriptor.close();
                throw e;
            }
        } catch (IOException e) {
            throw new DockerExecutionException(
                    "A descriptor for maven-assembly-plugin cannot be written to the folder of temporary files: " + e
                            + ". Check that you may write there and that the disk is not full.",
                    e);
        }
    }

    private static Xpp3Dom list(String name, String element, String value) {
        Xpp3Dom list = new Xpp3Dom(name);
        Xpp3Dom child = new Xpp3Dom(element);
        child.setValue(value);
        list.addChild(child);
        return list;
    }

    @Override
    public void close() {
        written.ifPresent(file -> {
            try {
                file.close();
            } catch (IOException e) {
                // It is deleted when Maven ends.
            }
        });
    }
}
