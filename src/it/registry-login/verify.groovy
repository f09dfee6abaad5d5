import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli

def shown = context.processes.end()
def docker = new DockerCli(dockerCommand)
def log = BuildLog.of(basedir)
def pushed = ["$securedRegistry/docker-maven-plugin-it/given:1.0",
              "$settingsRegistry/docker-maven-plugin-it/settings:1.0",
              "$securedRegistry/docker-maven-plugin-it/stored:1.0",
              "$securedRegistry/docker-maven-plugin-it/helped:1.0",
              "$tlsRegistry/docker-maven-plugin-it/podman:1.0",
              "$securedRegistry/docker-maven-plugin-it/in-pom:1.0"]
def refused = "$securedRegistry/docker-maven-plugin-it/refused:1.0"
def remedy = "Give the registry's user and password: a <server> with the id $securedRegistry in settings.xml, or 'docker" +
  " login $securedRegistry'."

try {
  def witness = docker.withConfig(new File(basedir, 'docker-config'))
  [settingsRegistry, tlsRegistry].each { docker.loginTo(it, 'user', 'secret-canary', new File(basedir, 'docker-config')) }
  pushed.each {
    assert !(docker.run('image', 'inspect', it.toString()) =~ 'secret-canary|wrong-canary')
    assert !(docker.run('history', '--no-trunc', it.toString()) =~ 'secret-canary|wrong-canary')
    docker.removeImage(it)
    witness.run('pull', it)
  }
  def failures = log.linesWith('[ERROR] Failed to execute goal')
  assert failures.size() == 7
  [0, 2].each { assert failures[it].contains("Image $refused cannot be pushed without credentials: ") }
  [0, 2].each { assert failures[it].contains(remedy) }
  assert failures[1].contains("Image $refused cannot be pushed with user user from docker.username: ")
  assert failures[1].contains("Check the user's name and password, and the user's permissions for ")
  assert failures[3].contains("Registry $tlsRegistry refuses user user from docker.pull.username: ")
  assert failures[4].contains("Registry $securedRegistry refuses user user from docker.push.username: ")
  assert failures[4].contains(" Correct it there, or log in again with 'docker login $securedRegistry'.")
  def helpers = new File(basedir, 'helper-config/config.json')
  assert failures[5].contains('Credential helper docker-credential-failing, which credHelpers["failing.example.com"] in ' +
    "$helpers names for failing.example.com, failed with exit code 3: the key store is locked. ")
  assert failures[6].contains("Registry $securedRegistry refuses user user from docker.username: it answered GET /v2/ with" +
    " 401 (UNAUTHORIZED: authentication required). Correct it there, or log in again with 'docker login $securedRegistry'.")
  def ofPodman = new File(basedir, 'auth.json')
  ["$tlsRegistry/docker-maven-plugin-it/podman, to push: user user from $ofPodman, accepted in ",
   "$tlsRegistry/docker-maven-plugin-it/podman, to pull: user user from docker.pull.username, refused in ",
   "$securedRegistry, to push: user user from docker.push.username, refused in ",
   "$securedRegistry, to pull: user user from $ofPodman, accepted in ",
   "$securedRegistry/docker-maven-plugin-it/helped: user user from docker-credential-canary (credHelpers" +
     "[\"$securedRegistry\"] in $helpers), accepted in ",
   "$registry: user user from docker.username (not checked: the registry answers without a credential)",
   'registry.example.com/shop/users, to push: user pusher from docker.push.username (not checked)',
   'registry.example.com/shop/users, to pull: user user from <authConfig><username> (not checked)'].each {
    assert log.shows("[INFO] $it")
  }
  assert log.linesWith('(asked without an engine)').collect { it.replaceFirst(/ in [0-9.]+ m?s /, ' ') } == [
    "[INFO] $securedRegistry: user user from docker.username, accepted (asked without an engine)",
    "[INFO] $securedRegistry: user user from docker.username, refused (asked without an engine)",
    "[INFO] $tlsRegistry/docker-maven-plugin-it/podman: user user from $ofPodman, accepted (asked without an engine)"]
  assert log.linesWith('a password in plain text') == ['Property docker.push.password', '<authConfig>'].collect {
    "[WARNING] $it of project plain has a password in plain text. Change it, and put the new one into a <server> of" +
      " settings.xml or store it with 'docker login'."
  }
  // Maven's own echo of the command line apart, which holds what the user typed.
  ['secret-canary', 'wrong-canary', 'user:secret-canary'.bytes.encodeBase64().toString()].each { secret ->
    assert log.linesWith(secret).findAll { line ->
      !line.contains('CLI') && !['Executing', 'Command line: '].any { line.startsWith(it) } && !line.contains('Running')
    } == []
  }
  assert shown.any { it.contains('-Ddocker.password=secret-canary') }
  assert shown.every { it =~ /plexus[.-]classworlds|\bmvn\b/ }
  // What holds the passwords to begin with apart, and what Maven says of its own command line.
  def own = ['docker-config', 'bin', 'auth.json', 'build.log', 'invoker.properties', 'setup.groovy', 'verify.groovy']
  basedir.eachFileRecurse(groovy.io.FileType.FILES) {
    def name = basedir.toPath().relativize(it.toPath())
    assert own.contains(name.getName(0).toString()) || !(it.getText('ISO-8859-1') =~ 'secret-canary|wrong-canary')
  }
} finally {
  (pushed + refused + "$registry/docker-maven-plugin-it/other:1.0").each { docker.removeImage(it.toString()) }
}

return true
