import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli


def docker = new DockerCli(dockerCommand)
def log = BuildLog.of(basedir)

// What the message must say.
def subject = 'unix:///nonexistent/docker.sock'
def cause = /(?i)no (such|docker engine|engine)|cannot|not (be )?(reach|answer|exist)/
def fix = /(?i)start|DOCKER_HOST|docker\.host/

log.failsWith(subject, cause, fix)
assert !docker.hasImage('docker-maven-plugin-it/engine-down:1.0')

return true
