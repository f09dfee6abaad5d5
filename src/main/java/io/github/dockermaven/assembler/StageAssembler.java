package io.github.dockermaven.assembler;

import io.github.dockermaven.archive.Layer;
import io.github.dockermaven.dockerfile.Dockerfile;
import io.github.dockermaven.dockerfile.Instruction;
import io.github.dockermaven.dockerfile.Stage;
import io.github.dockermaven.dockerfile.Variables.Expansion;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.image.ImageConfigFile;
import io.github.dockermaven.image.Platform;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The execution of the instructions of one stage, one after the other. */
final class StageAssembler {
    private static final int FOLDER_MODE = 0755;
    private static final Pattern ONBUILD = Pattern.compile("(?i)^\\s*ONBUILD\\s*");

    private final AssemblerRequest request;
    private final Dockerfile dockerfile;
    private final Stage stage;
    private final Map<String, String> allArgs;
    private final ConfigDraft config;
    private final StageVariables variables;
    private final ImageFiles files;
    private final List<Layer> layers = new ArrayList<>();
    private ImageConfigFile image;

    StageAssembler(AssemblerRequest request) {
        this.request = request;
        this.dockerfile = request.dockerfile();
        this.stage = dockerfile.targetStage(request.target());
        this.allArgs = allArgs(request);
        this.image = request.base().configuration().withCreated(request.time());
        this.config = new ConfigDraft(image.config());
        this.variables = new StageVariables(request.buildArgs(), dockerfile.globalVariables(allArgs, request.target()));
        this.files = new ImageFiles(request.base().files());
    }

    private static Map<String, String> allArgs(AssemblerRequest request) {
        Map<String, String> all = new HashMap<>();
        platformArgs("BUILD", request.buildPlatform(), all);
        platformArgs("TARGET", request.platform(), all);
        all.putAll(request.buildArgs());
        return all;
    }

    private static void platformArgs(String role, Platform platform, Map<String, String> args) {
        args.putAll(platform.buildArgs(role));
        args.put(role + "OSVERSION", "");
    }

    AssembledImage run() throws UnsupportedInstructionException {
        AssemblerCheck.check(dockerfile, allArgs, request.target());
        checkBase();
        variables.env(config.env());
        for (Instruction instruction : stage.instructions()) {
            DockerfileStep step = new DockerfileStep(dockerfile, instruction);
            try {
                apply(step);
            } catch (DockerFailureException e) {
                throw step.location(e);
            }
        }
        return new AssembledImage(image.withConfig(config.finish()), layers);
    }

    private void checkBase() throws UnsupportedInstructionException {
        DockerfileStep from = new DockerfileStep(dockerfile, stage.from());
        if (!image.platform().os().equals("linux")) {
            throw from.unsupported("FROM " + stage.base() + ", an image for "
                    + PrintableText.quote(image.platform().toString()) + ",");
        }
        if (!image.config().onBuild().isEmpty()) {
            throw from.unsupported("FROM " + stage.base() + ", whose ONBUILD says "
                    + PrintableText.quote(image.config().onBuild().get(0)) + ",");
        }
    }

    private void apply(DockerfileStep step) throws UnsupportedInstructionException {
        Instruction instruction = step.instruction();
        switch (instruction.keyword()) {
            case ADD, COPY -> copy(step);
            case WORKDIR -> workdir(step);
            case ARG -> history(variables.arg(instruction.pairs()));
            case ENV -> {
                var pairs = variables.expandPairs(instruction.pairs());
                variables.env(pairs);
                history(config.env(pairs));
            }
            case LABEL -> history(config.label(variables.expandPairs(instruction.pairs())));
            case EXPOSE ->
                history(config.expose(variables.expandToWords(
                        instruction.words().stream().sorted().toList())));
            case VOLUME ->
                history(config.volume(variables.expand(
                        instruction.words().stream().map(String::strip).toList())));
            case USER ->
                history(config.user(variables.expand(instruction.words().get(0))));
            case STOPSIGNAL ->
                history(config.stopSignal(variables.expand(instruction.words().get(0))));
            case SHELL -> history(config.shell(instruction.words()));
            case CMD -> history(config.cmd(instruction));
            case ENTRYPOINT -> history(config.entrypoint(instruction));
            case HEALTHCHECK -> history(config.healthcheck(instruction));
            case ONBUILD ->
                config.onBuild(ONBUILD.matcher(instruction.text()).replaceFirst("") + heredocs(instruction));
            case MAINTAINER -> {
                image = image.withAuthor(instruction.words().get(0));
                history("MAINTAINER " + image.author());
            }
            default -> throw step.unsupported(instruction.keyword().name());
        }
    }

    private static String heredocs(Instruction instruction) {
        StringBuilder text = new StringBuilder();
        instruction
                .heredocs()
                .forEach(heredoc -> text.append('\n').append(heredoc.content()).append(heredoc.name()));
        return text.toString();
    }

    private void history(String createdBy) {
        image = image.withStep(new ImageConfigFile.Step(createdBy, true));
    }

    private void history(String createdBy, LayerDraft draft) {
        Optional<Layer> layer = draft.finish(request.time());
        layer.ifPresent(layers::add);
        image = image.withStep(new ImageConfigFile.Step(createdBy, layer.isEmpty()));
    }

    /** Sets the working folder. A missing one is created, and belongs to the user that USER names. */
    private void workdir(DockerfileStep step) throws UnsupportedInstructionException {
        String createdBy =
                config.workdir(variables.expand(step.instruction().words().get(0)));
        String folder = files.resolve(config.workingDir());
        LayerDraft draft = new LayerDraft(files);
        if (!files.isFolder(folder)) {
            Optional<Owner> owner = Optional.empty();
            if (!config.user().isEmpty()) {
                owner = Optional.of(Owner.parse(config.user())
                        .orElseThrow(() -> step.unsupported(
                                "WORKDIR for the user " + PrintableText.quote(config.user()) + ", a name,")));
            }
            draft.makeFolders(folder, FOLDER_MODE, owner);
        }
        history(createdBy, draft);
    }

    private void copy(DockerfileStep step) throws UnsupportedInstructionException {
        Instruction instruction = step.instruction();
        List<String> sources = variables.expand(instruction.sources());
        String destination =
                variables.expand(instruction.words().get(instruction.words().size() - 1));
        String chown = variables.expand(instruction.flag("chown").orElse(""));
        String chmod = variables.expand(instruction.flag("chmod").orElse(""));
        LayerDraft draft = new LayerDraft(files);
        CopyStep copy = new CopyStep(
                step,
                request.context(),
                files,
                draft,
                ImagePath.destination(config.workingDir(), destination),
                chmod.isEmpty() ? Optional.empty() : Optional.of(AssemblerCheck.mode(step, chmod)),
                chown.isEmpty() ? Optional.empty() : Optional.of(AssemblerCheck.owner(step, chown)));
        for (String written : instruction.sources()) {
            Expansion source = variables.inspect(written);
            copy.copy(source.text(), source.origin(written));
        }
        String flags = (chown.isEmpty() ? "" : " --chown=" + chown) + (chmod.isEmpty() ? "" : " --chmod=" + chmod);
        history(step.keyword() + flags + " " + String.join(" ", sources) + " " + destination + " # buildkit", draft);
    }
}
