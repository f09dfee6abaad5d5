import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli

def docker = new DockerCli(dockerCommand)
def log = BuildLog.of(basedir)
def image = 'build-mistakes:1.0'

try {
  log.failsWith(
    "Image name 'Rladbsals23/User-Service:1.0' is not valid: 'Rladbsals23' has capitals, so it would be taken for a" +
      " registry's host. If it is a folder on Docker Hub, write 'rladbsals23/user-service:1.0'.",
    "Image name 'docker-maven-plugin-it/mistakes:1.0+7' is not valid: a tag has 1 to 128 letters, digits, '_', '.' or" +
      " '-', and does not begin with '.' or '-'. For example 'docker-maven-plugin-it/mistakes:1.0-7'.",
    "Image tag '-latest' of $image is not valid: a tag has 1 to 128 letters, digits, '_', '.' or '-', and does not" +
      " begin with '.' or '-'. For example 'latest'.",
    "imagePullPolicy 'sometimes' is not known. Write one of IfNotPresent, Always, Never.",
    "Dockerfile $basedir/dockerfiles/none does not exist. Correct docker.dockerfile (a path relative to the project's" +
      " folder), or set it to 'generated'.",
    "$basedir/dockerfiles/typo:3: 'COPPY' is not an instruction. Did you mean COPY?",
    "$basedir/dockerfiles/missing-source:2: COPY source target/no-such.jar is not in the context $basedir. Create that" +
      " file first, or correct the line.",
    "$basedir/dockerfiles/ignored-source:2: COPY source secret.txt is ignored by .dockerignore line 1. Change that" +
      " rule, or correct the line.",
    "$basedir/dockerfiles/unknown-base:2: base image $registry/no-such/base:17 cannot be pulled: ",
    "Image $image cannot be built: $basedir/dockerfiles/failing-run:3: 'RUN echo \"starting\"  && echo \"the last" +
      " words\" && exit 7' ended with exit code 7. Correct it; its last output is:\n    starting\n    the last words\n",
    "The build context $basedir/none does not exist. Create it, or correct docker.contextDir.",
    "The Docker Engine at unix:///nonexistent/docker.sock (from docker.host) does not answer: no such file. Start the" +
      " engine, or check whether its socket is elsewhere.",
    'The engine\'s address "htp://docker.example.com" (from docker.host) is malformed: its scheme is unknown. ',
    "Image docker-maven-plugin-it/never-built:1.0 is not in the engine at ",
    "Image localhost:1/docker-maven-plugin-it/mistakes:1.0 cannot be pushed: ",
    "No tag to add to image $image. Name at least one: <tags><tag>latest</tag></tags> or -Ddocker.tags=latest.",
    "Image docker-maven-plugin-it/never-built:1.0 is not in the engine at ")
  assert !docker.hasImage('rladbsals23/user-service:1.0')
  assert !docker.hasImage(image)
} finally {
  docker.removeImage('localhost:1/docker-maven-plugin-it/mistakes:1.0')
}

return true
