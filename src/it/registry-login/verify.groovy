import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli

def docker = new DockerCli(dockerCommand)
def log = BuildLog.of(basedir)
def pushed = ["$securedRegistry/docker-maven-plugin-it/given:1.0",
              "$settingsRegistry/docker-maven-plugin-it/settings:1.0",
              "$securedRegistry/docker-maven-plugin-it/stored:1.0"]
def refused = "$securedRegistry/docker-maven-plugin-it/refused:1.0"
def remedy = "Give the registry's user and password: a <server> with the id $securedRegistry in settings.xml, or 'docker" +
  " login $securedRegistry'."

try {
  def witness = docker.withConfig(new File(basedir, 'docker-config'))
  docker.loginTo(settingsRegistry, 'user', 'secret-canary', new File(basedir, 'docker-config'))
  pushed.each {
    docker.removeImage(it)
    witness.run('pull', it)
  }
  def failures = log.linesWith('[ERROR] Failed to execute goal')
  assert failures.size() == 3
  [0, 2].each { assert failures[it].contains("Image $refused cannot be pushed without credentials: ") }
  [0, 2].each { assert failures[it].contains(remedy) }
  assert failures[1].contains("Image $refused cannot be pushed with user user from docker.username: ")
  assert failures[1].contains("Check the user's name and password, and what the user may do with ")
  // Maven's own echo of the command line apart, which holds what the user typed.
  ['secret-canary', 'wrong-canary', 'user:secret-canary'.bytes.encodeBase64().toString()].each { secret ->
    assert log.linesWith(secret).findAll { !it.contains('CLI') && !it.startsWith('Executing') && !it.contains('Running') } == []
  }
} finally {
  (pushed + refused + "$registry/docker-maven-plugin-it/other:1.0").each { docker.removeImage(it.toString()) }
}

return true
