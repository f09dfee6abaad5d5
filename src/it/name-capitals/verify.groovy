import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli


def docker = new DockerCli(dockerCommand)
def log = BuildLog.of(basedir)

// What the message must say.
def subject = 'Rladbsals23/User-Service:1.0'
def cause = /(?i)lower-?case|capital/
def fix = 'rladbsals23/user-service'

log.failsWith(subject, cause, fix)
assert !docker.hasImage('rladbsals23/user-service:1.0')

return true
