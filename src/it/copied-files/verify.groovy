import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli
import java.nio.file.Files
import java.nio.file.LinkOption
import java.nio.file.Path

def docker = new DockerCli(dockerCommand)
def log = BuildLog.of(basedir)
def db = 'docker-maven-plugin-it-copy-db'

/** Path, permissions, time in seconds and content or target of what is in a folder, but for pipes. */
def tree = { Path root ->
  def lines = []
  Files.walk(root).withCloseable { it.toList() }.findAll { it != root }.each { Path file ->
    def unix = Files.readAttributes(file, 'unix:mode,lastModifiedTime,isSymbolicLink,isDirectory,isOther,nlink', LinkOption.NOFOLLOW_LINKS)
    if (!unix.isOther) {
      def content = unix.isSymbolicLink ? Files.readSymbolicLink(file) : unix.isDirectory ? 'folder' : file.toFile().text + unix.nlink
      lines << "${root.relativize(file)} ${Integer.toOctalString(unix.mode)} ${unix.lastModifiedTime.toMillis().intdiv(1000)} $content".toString()
    }
  }
  lines.sort()
}

try {
  // Before its first process, and again only when another file is named.
  assert log.shows('Container db is as configured. Nothing to do')
  assert log.linesWith('Making db anew: its configuration or one of its <files> has changed').size() == 1
  assert docker.run('logs', db).contains("select 'second'")
  assert docker.run('exec', db, 'cat', '/opt/made/here/file') == 'more'
  assert docker.run('exec', db, 'stat', '-c', '%u:%g', '/docker-entrypoint-initdb.d/second.sql') == '0:0'

  def copied = new File(basedir, 'target/copied')
  assert new File(copied, 'sub/b').text == 'x\n'
  assert new File(copied, 'group').text.contains('root')
  assert new File(copied, 'passwd').text.contains('root')
  assert docker.run('ps', '--all', '--quiet', '--filter', "label=io.github.dockermaven.folder=$basedir").readLines().size() == 1

  log.failsWith(
    "/opt/tre of container '$db' cannot be copied: it does not exist there. ",
    "$db:/opt/tree is a folder, and ${new File(basedir, 'pom.xml')} is a file. ",
    "Standard output has Maven's own lines, which would damage the archive. ",
    "${new File(basedir, 'src/test/docker/none.sql')} does not exist. ")
  assert !new File(basedir, 'target/none').exists()
  assert log.shows('Not copied, because it is a device, pipe or socket: tree/pipe')

  docker.run('cp', "$db:/opt/tree", "$basedir/target/theirs")
  def theirs = tree(basedir.toPath().resolve('target/theirs'))
  assert tree(basedir.toPath().resolve('target/ours')) == theirs
  assert theirs.any { it.startsWith('out ') && it.endsWith(' /etc') }
  assert theirs.any { it.startsWith('a 100640 1577934245 hello') && it.endsWith('2') }

  docker.run('cp', "$basedir/src/test/docker", "$db:/theirs")
  def inside = { docker.run('exec', db, 'sh', '-c', "cd /$it && find . | sort | xargs stat -c '%n %a %u %g %Y %s'") }
  assert inside('ours') == inside('theirs')
  assert inside('ours').contains('./more/file')
} finally {
  docker.removeContainer(db)
}

return true
