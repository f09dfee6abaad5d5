import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli


def docker = new DockerCli(dockerCommand)
def log = BuildLog.of(basedir)

// What the message must say.
def subject = 'localhost:1/docker-maven-plugin-it/registry-down:1.0'
def cause = /(?i)refused|cannot|not (be )?reach|does not answer/
def fix = /(?i)registry/

log.failsWith(subject, cause, fix)
docker.removeImage('localhost:1/docker-maven-plugin-it/registry-down:1.0')

return true
