import io.github.dockermaven.it.DockerCli

// A base image that was built here, and is in no registry.
new DockerCli(dockerCommand).run('tag', 'openjdk:17-ea-11-jdk-slim', "$registry/docker-maven-plugin-it/straight-only-here:1.0".toString())
return true
