package io.github.dockermaven.mojo;

import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Writes the Dockerfile. */
@Mojo(name = "dockerfile", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public class DockerfileMojo extends AbstractMojo {
    @Override
    public void execute() {}
}
