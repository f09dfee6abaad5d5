package io.github.dockermaven.engine;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.util.Optional;
import java.util.regex.Pattern;

/** The refusals of an engine to run a command, which it writes (20.10 to 28.5) where the command's output would be. */
final class ExecRefusal {
    private static final Pattern OF_ENGINE = Pattern.compile(
            "OCI runtime exec failed: |unable to find (?:user|group) |runc exec failed: |exec failed: ");

    private static final Pattern NO_FOLDER = Pattern.compile("chdir to cwd|Cwd must be an absolute path|no such cwd");
    private static final Pattern NO_USER = Pattern.compile("unable to find (?:user|group) ");
    private static final Pattern NO_PROGRAM =
            Pattern.compile("executable file not found|no such file or directory", Pattern.CASE_INSENSITIVE);
    private static final Pattern NOT_EXECUTABLE = Pattern.compile("permission denied|is a directory|exec format error");

    /** The runtime has lost the process that was to become the command, with its container. */
    private static final Pattern HAS_ENDED = Pattern.compile("read init-p|stopped container");

    private ExecRefusal() {}

    /**
     * Returns the error if the engine has refused.
     *
     * @param output what came in the place of the output
     * @return empty if the command ran, and chose the code itself
     */
    static Optional<DockerFailureException> of(String subject, int code, String output) {
        return OF_ENGINE.matcher(output).lookingAt()
                ? Optional.of(new DockerFailureException(subject + " cannot be run (exit code " + code + "): "
                        + PrintableText.line(ContainerRemedies.reason(output.strip()))
                                .replaceFirst("\\.$", "")
                        + "." + fix(output)))
                : Optional.empty();
    }

    private static String fix(String words) {
        if (HAS_ENDED.matcher(words).find()) {
            return " The container has ended meanwhile: see its log with 'mvn docker:logs'.";
        }
        if (NO_FOLDER.matcher(words).find()) {
            return " Name a folder that the container has by -Ddocker.exec.workdir.";
        }
        if (NO_USER.matcher(words).find()) {
            return " The container has no such name in its /etc/passwd or /etc/group: give -Ddocker.exec.user by"
                    + " numbers.";
        }
        if (NO_PROGRAM.matcher(words).find()) {
            return " The container lacks this program. A line for a shell begins with sh -c, if it has one.";
        }
        return NOT_EXECUTABLE.matcher(words).find()
                ? " It is a folder, or not executable for this user: begin with its interpreter, or name another by"
                        + " -Ddocker.exec.user."
                : "";
    }
}
