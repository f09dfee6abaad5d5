package io.github.dockermaven.assembler;

import io.github.dockermaven.dockerfile.ContextSource;
import io.github.dockermaven.dockerfile.Dockerfile;
import io.github.dockermaven.dockerfile.Instruction;
import io.github.dockermaven.dockerfile.Stage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The check whether an image can be assembled, where the Dockerfile alone determines it. {@link Assembler#assemble}
 * finds reasons that depend on variables, on the context's files or on the base image; it changes nothing either.
 */
public final class AssemblerCheck {
    /** The frontends with the syntax that is supported here. Others may interpret a Dockerfile in any way. */
    private static final Pattern USUAL_SYNTAX =
            Pattern.compile("(docker\\.io/)?docker/dockerfile(:(latest|1([.-][\\w.-]*)?))?(@sha256:[0-9a-f]+)?");

    /** The effect of {@code --link} depends on the engine's store; the others change the rules for copied files. */
    private static final List<String> SWITCHES = List.of("link", "parents", "keep-git-dir", "unpack");

    /** The flags of which {@code false} is a value like any other. */
    private static final List<String> FLAGS_WITH_VALUE = List.of("exclude", "checksum");

    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern OCTAL = Pattern.compile("0*[0-7]{1,4}");

    private AssemblerCheck() {}

    /**
     * Returns the first unsupported instruction, in the order of lines.
     *
     * @param buildArgs values of the Dockerfile's variables from outside, including the platform variables
     * @param target the stage to build, empty for the last; other stages are ignored unless it needs them
     */
    public static Optional<UnsupportedInstruction> firstUnsupported(
            Dockerfile dockerfile, Map<String, String> buildArgs, Optional<String> target) {
        try {
            check(dockerfile, buildArgs, target);
            return Optional.empty();
        } catch (UnsupportedInstructionException e) {
            return Optional.of(e.unsupported());
        }
    }

    static void check(Dockerfile dockerfile, Map<String, String> buildArgs, Optional<String> target)
            throws UnsupportedInstructionException {
        String syntax = buildArgs.getOrDefault("BUILDKIT_SYNTAX", dockerfile.syntax());
        if (syntax != null && !USUAL_SYNTAX.matcher(syntax).matches()) {
            int line = Math.max(1, dockerfile.syntaxLine());
            throw new UnsupportedInstructionException(
                    new UnsupportedInstruction(dockerfile.name(), line, "The syntax " + syntax));
        }
        Stage stage = dockerfile.targetStage(target);
        if (dockerfile.baseStage(stage, buildArgs).isPresent()) {
            throw new DockerfileStep(dockerfile, stage.from()).unsupported("FROM " + stage.base() + ", another stage,");
        }
        for (Instruction instruction : stage.instructions()) {
            check(new DockerfileStep(dockerfile, instruction));
        }
    }

    private static void check(DockerfileStep step) throws UnsupportedInstructionException {
        switch (step.keyword()) {
            case RUN -> throw step.unsupported("RUN");
            case COPY, ADD -> copy(step);
            default -> {}
        }
    }

    private static void copy(DockerfileStep step) throws UnsupportedInstructionException {
        Instruction instruction = step.instruction();
        if (instruction.flag("from").isPresent()) {
            throw step.unsupported("COPY --from");
        }
        for (String flag : SWITCHES) {
            if (instruction.flag(flag).filter(value -> !value.equals("false")).isPresent()) {
                throw step.unsupported(step.keyword() + " --" + flag);
            }
        }
        for (String flag : FLAGS_WITH_VALUE) {
            if (instruction.flag(flag).isPresent()) {
                throw step.unsupported(step.keyword() + " --" + flag);
            }
        }
        if (!instruction.heredocs().isEmpty()) {
            throw step.unsupported("A here-document");
        }
        checkFlag(step, "chown");
        checkFlag(step, "chmod");
        for (String source : instruction.sources()) {
            source(step, source);
        }
    }

    private static void checkFlag(DockerfileStep step, String flag) throws UnsupportedInstructionException {
        String value = step.instruction().flag(flag).orElse("");
        if (value.isEmpty() || value.indexOf('$') >= 0) {
            return;
        }
        if (flag.equals("chown")) {
            owner(step, value);
        } else {
            mode(step, value);
        }
    }

    /**
     * Returns the owner that {@code --chown} sets.
     *
     * @throws UnsupportedInstructionException for names, which only the image's own files can resolve
     */
    static Owner owner(DockerfileStep step, String chown) throws UnsupportedInstructionException {
        return Owner.parse(chown)
                .orElseThrow(() -> step.unsupported(step.keyword() + " --chown=" + chown + ", which has a name,"));
    }

    /**
     * Returns the permissions that {@code --chmod} sets.
     *
     * @throws UnsupportedInstructionException for letters, which change a file's own permissions
     * @throws io.github.dockermaven.error.DockerFailureException for an invalid number
     */
    static int mode(DockerfileStep step, String chmod) throws UnsupportedInstructionException {
        if (!DIGITS.matcher(chmod).matches()) {
            throw step.unsupported(step.keyword() + " --chmod=" + chmod + ", which is no number,");
        }
        if (!OCTAL.matcher(chmod).matches()) {
            throw step.failure(
                    "--chmod=" + chmod + " is not an octal number up to 7777. Write, for example, --chmod=644.");
        }
        return Integer.parseInt(chmod, 8);
    }

    /**
     * Checks a source.
     *
     * @throws UnsupportedInstructionException for a file on a server
     */
    static void source(DockerfileStep step, String source) throws UnsupportedInstructionException {
        if (ContextSource.isRemote(source)) {
            throw step.unsupported(step.keyword() + " of " + source);
        }
    }
}
