package io.github.dockermaven.container;

import io.github.dockermaven.context.TarHeader;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.io.FileFailure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * JaCoCo's agent in a container: a folder of its own with the agent, and with the file for what it records. That exists from
 * the beginning, because every user of the container may write it so, and several Javas one after the other.
 */
public final class CoverageAgent {
    /** The folder. */
    static final String FOLDER = "/.jacoco";

    private static final String DATA = "jacoco.exec";
    private static final int DIGITS = 12;
    private static final int EVERYBODY_WRITES = 0666;
    private static final int END = 2 * TarHeader.BLOCK;

    private final byte[] content;
    /** Named by its content, so that a container with another agent is another container. */
    private final String name;

    private CoverageAgent(byte[] content) {
        this.content = content;
        this.name = "agent-" + Digest.of(content).hex().substring(0, DIGITS) + ".jar";
    }

    /** Returns the agent in a jar. */
    public static CoverageAgent read(Path jar) {
        try {
            return new CoverageAgent(Files.readAllBytes(jar));
        } catch (IOException e) {
            throw new DockerExecutionException(
                    "JaCoCo's agent, " + PrintableText.printable(jar.toString()) + ", cannot be read: "
                            + FileFailure.cause(e) + ". Delete its folder in the local repository: Maven gets it anew.",
                    e);
        }
    }

    /** Returns the path in a container of the file with what was recorded there. */
    static String data() {
        return FOLDER + "/" + DATA;
    }

    /**
     * Returns Java's option for it.
     *
     * @param session what reports call the data of the container
     */
    String option(String session) {
        // Several Javas, or one that is started again, append to what there is.
        return "-javaagent:" + FOLDER + "/" + name + "=destfile=" + data() + ",append=true,sessionid=" + session;
    }

    /**
     * Returns the folder as an archive.
     *
     * @param isWithFolder whether the folder itself is in it, or only what is in the folder
     */
    InputStream archive(boolean isWithFolder) {
        ByteArrayOutputStream tar = new ByteArrayOutputStream(content.length + 8 * TarHeader.BLOCK);
        String prefix = isWithFolder ? FOLDER.substring(1) + "/" : "";
        if (isWithFolder) {
            tar.writeBytes(new TarHeader(FOLDER.substring(1), TarHeader.FOLDER, 0755, 0, 0, 0, 0, "").bytes());
        }
        tar.writeBytes(TarHeader.file(prefix + name, content.length).bytes());
        tar.writeBytes(content);
        tar.writeBytes(new byte[TarHeader.padding(content.length)]);
        tar.writeBytes(new TarHeader(prefix + DATA, TarHeader.FILE, EVERYBODY_WRITES, 0, 0, 0, 0, "").bytes());
        tar.writeBytes(new byte[END]);
        return new ByteArrayInputStream(tar.toByteArray());
    }
}
