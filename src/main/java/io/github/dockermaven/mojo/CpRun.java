package io.github.dockermaven.mojo;

import io.github.dockermaven.config.CopyParameters;
import io.github.dockermaven.container.ContainerLookup;
import io.github.dockermaven.container.copy.CopiedFiles;
import io.github.dockermaven.container.copy.CopyFromContainer;
import io.github.dockermaven.container.copy.CopyToContainer;
import io.github.dockermaven.container.copy.HostTarget;
import io.github.dockermaven.engine.EngineContainerFiles.Container;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.network.NameOrId;
import io.github.dockermaven.project.ProjectOwner;
import io.github.dockermaven.report.Durations;
import io.github.dockermaven.terminal.StandardInput;
import io.github.dockermaven.terminal.Terminal;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One run of {@code docker:cp}, apart from the goal's own class as {@link StartRun} is. */
record CpRun(CpMojo goal) {
    void run() {
        CopyParameters parameters = CopyParameters.read(goal.configuration());
        checkStreams(parameters);
        Container container = container(parameters);
        Instant begin = Instant.now();
        if (parameters.isFromContainer()) {
            fromContainer(parameters, container, begin);
        } else {
            toContainer(parameters, container, begin);
        }
    }

    private void checkStreams(CopyParameters parameters) {
        if (parameters.to().isStream() && goal.getLog().isInfoEnabled()) {
            throw new DockerFailureException("Standard output has Maven's own lines, which would damage the archive."
                    + " Call 'mvn -q docker:cp …'.");
        }
        if (parameters.to().isStream() && Terminal.isTerminal()) {
            throw new DockerFailureException(
                    "Standard output is a terminal, which shows no archive. Write it into a file,"
                            + " 'mvn -q docker:cp … > log.tar', or to a program, '… | tar t'.");
        }
        if (parameters.to().isStream() && Terminal.isMarkedByJansi()) {
            throw new DockerFailureException(
                    "This Maven has written an escape sequence to standard output, as it would to a"
                            + " terminal, which would damage the archive. Call it without -B, set MAVEN_OPTS=-Djansi.noreset=true, or copy to"
                            + " a folder.");
        }
        if (parameters.from().isStream() && (StandardInput.isClosed() || StandardInput.isTerminal())) {
            throw new DockerFailureException("docker.cp.from is -, and there is no archive on standard input. Give one:"
                    + " 'mvn docker:cp … < data.tar'.");
        }
    }

    private Container container(CopyParameters parameters) {
        String called = parameters.inContainer().container().orElseThrow();
        NameOrId named = GivenNames.of(goal.session(), parameters.property(), called);
        ContainerLookup lookup =
                ContainerLookup.of(ProjectOwner.all(goal.session(), goal.mojoExecution()), goal.engine());
        ListedContainer found = lookup.only(Optional.of(named));
        if (!parameters.isFromContainer() && !named.mayBeId() && !lookup.isOwn(found)) {
            throw new DockerFailureException("Container '" + found.name()
                    + "' is not of this project. A POM may copy to its"
                    + " own only; for this once name it on the command line: -Ddocker.cp.to=" + found.name() + ":"
                    + PrintableText.quote(parameters.to().path()) + ".");
        }
        return new Container(found.id(), found.name());
    }

    private void fromContainer(CopyParameters parameters, Container container, Instant begin) {
        CopyFromContainer copy = new CopyFromContainer(goal.engine().containerFiles(), goal.progress());
        CopyFromContainer.Source source =
                new CopyFromContainer.Source(container, parameters.from().path(), parameters.followsLink());
        if (parameters.to().isStream()) {
            copy.run(source, Terminal.bytes());
            return;
        }
        HostTarget target = parameters.target();
        report(copy.run(source, target), container, parameters.from().path(), "from", " to " + target, begin);
    }

    private void toContainer(CopyParameters parameters, Container container, Instant begin) {
        CopyToContainer copy = new CopyToContainer(goal.engine().containerFiles(), goal.progress());
        CopyToContainer.Target target =
                new CopyToContainer.Target(container, parameters.to().path());
        if (!parameters.from().isStream()) {
            report(
                    copy.run(parameters.source(), target, parameters.isArchive()),
                    container,
                    parameters.to().path(),
                    "to",
                    "",
                    begin);
            return;
        }
        try (PushbackInputStream archive = new PushbackInputStream(StandardInput.open())) {
            int first = archive.read();
            if (first < 0) {
                throw new DockerFailureException(
                        "docker.cp.from is -, and standard input is empty. Give an archive: 'mvn"
                                + " docker:cp … < data.tar'.");
            }
            archive.unread(first);
            copy.run(archive, target, parameters.isArchive());
        } catch (IOException e) {
            throw new DockerExecutionException("Standard input cannot be read: " + PrintableText.of(e), e);
        }
        goal.progress()
                .action("Copied the archive on standard input to " + container.name() + ":"
                        + PrintableText.quote(parameters.to().path()) + " in " + taken(begin));
    }

    private void report(
            CopiedFiles copied, Container container, String path, String way, String target, Instant begin) {
        goal.progress()
                .action("Copied " + copied.amount() + ", " + way + " " + container.name() + ":"
                        + PrintableText.quote(path) + target + " in " + taken(begin));
        copied.leftOut().ifPresent(goal.progress()::action);
    }

    private static String taken(Instant begin) {
        return Durations.format(Duration.between(begin, Instant.now()));
    }
}
