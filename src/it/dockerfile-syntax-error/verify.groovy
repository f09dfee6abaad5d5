import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli


def docker = new DockerCli(dockerCommand)
def log = BuildLog.of(basedir)

// What the message must say.
def subject = /Dockerfile:3|Dockerfile.*line 3/
def cause = 'COPPY'
def fix = 'COPY'

log.failsWith(subject, cause, fix)
assert !docker.hasImage('docker-maven-plugin-it/dockerfile-syntax-error:1.0')

return true
