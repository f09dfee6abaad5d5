import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli


def docker = new DockerCli(dockerCommand)
def log = BuildLog.of(basedir)

// What the message must say.
def subject = /Dockerfile:2|Dockerfile.*line 2/
def cause = 'target/no-such.jar'
def fix = /(?i)not found|no such|does not exist|\.dockerignore/

log.failsWith(subject, cause, fix)
assert !docker.hasImage('docker-maven-plugin-it/copy-source-missing:1.0')

return true
