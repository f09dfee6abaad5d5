import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli


def docker = new DockerCli(dockerCommand)
def log = BuildLog.of(basedir)

// What the message must say.
def subject = "$registry/no-such/base:17"
def cause = /(?i)not found|unknown|does not (have|exist)/
def fix = /(?i)from|check|pull/

log.failsWith(subject, cause, fix)
assert !docker.hasImage('docker-maven-plugin-it/base-image-unknown:1.0')

return true
