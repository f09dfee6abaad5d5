import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli
import io.github.dockermaven.it.KeptSystem
import java.util.concurrent.Executors

def docker = new DockerCli(dockerCommand)
def prefix = 'compose-like-'
def folders = basedir.listFiles().findAll { new File(it, 'compose.yaml').file }.sort()
def compose = { File folder, String... arguments ->
  docker.run(*(['compose', '--progress', 'plain', '--project-directory', folder.path] + (arguments as List)))
}
/** Two at once: each waits for the engine most of the time. */
def each = { Closure action ->
  def threads = Executors.newFixedThreadPool(2)
  try {
    threads.invokeAll(folders.collect { folder -> { -> action(folder) } })*.get()
  } finally {
    threads.shutdown()
  }
}
def remove = {
  def own = ['--quiet', '--filter', "name=^$prefix".toString(), '--filter', 'label=com.docker.compose.project']
  docker.run(*(['ps', '--all'] + own)).eachLine { docker.run('container', 'rm', '--force', '--volumes', it) }
  docker.run(*(['network', 'ls'] + own)).eachLine { docker.run('network', 'rm', it) }
  docker.run(*(['volume', 'ls'] + own)).eachLine { docker.run('volume', 'rm', it) }
}

try {
  assert folders.size() > 40
  assert BuildLog.of(basedir).shows('BUILD SUCCESS')
  def ours = KeptSystem.read(docker, prefix)
  assert ours.objects().size() > 100

  // Docker compose finds them as it would have made them, and the networks and volumes, too.
  def ids = { docker.run('ps', '--all', '--quiet', '--no-trunc', '--filter', "name=^$prefix".toString()).readLines() as Set }
  def before = ids()
  each { compose(it, 'up', '--detach') }
  assert ids() == before
  assert KeptSystem.read(docker, prefix).differences(ours).isEmpty()

  // The same as docker compose makes.
  remove()
  each { compose(it, 'up', '--detach') }
  def theirs = KeptSystem.read(docker, prefix)
  def differences = theirs.differences(ours)
  assert differences.isEmpty() : differences.join('\n')
  println "${ours.objects().size()} objects of ${folders.size()} files: no difference"

  // It can fail.
  def changed = folders.find { it.name == 'compose-like-user' }
  def file = new File(changed, 'compose.yaml')
  file.text = file.text.replace('working_dir: /tmp', 'working_dir: /')
  compose(changed, 'up', '--detach')
  def found = KeptSystem.read(docker, prefix).differences(ours)
  assert found.size() == 1
  assert found[0].startsWith('container compose-like-user-user-text-1:')
  assert found[0].contains('Config.WorkingDir: docker "/", plugin "/tmp"')
} finally {
  remove()
  docker.removeContainer('compose-like-external')
  docker.removeNetwork('compose-like-external')
  docker.run('volume', 'rm', '--force', 'compose-like-external')
  docker.removeImage('compose-like-docker:platform')
}

return true
