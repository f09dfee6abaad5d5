import io.github.dockermaven.it.DockerCli
import io.github.dockermaven.it.Eventually
import java.time.Duration

def docker = new DockerCli(dockerCommand)
def base = 'docker-maven-plugin/jdk:17'
def mysql = 'docker-maven-plugin/mysql:5.7'
def database = 'docker-maven-plugin-it-testbed-works'
def image = "$securedRegistry/docker-maven-plugin-it/testbed-works:1.0"

try {
  assert docker.run('run', '--rm', base, 'java', '--version').contains('17.')
  assert docker.run('run', '--rm', base, 'stat', '-c', '%a', '/tmp') == '1777'
  assert docker.run('run', '--rm', base, 'sh', '-c', 'echo $JAVA_HOME') == '/opt/java'

  docker.run('tag', base, image)
  def config = new File(basedir, 'docker-config')
  docker.loginTo(securedRegistry, 'user', 'secret-canary', config)
  docker.withConfig(config).run('push', image)

  // As the real image: nothing without a word on the password of root; user, database and tables at the first start.
  try {
    docker.run('run', '--rm', mysql)
    assert false : 'A database without a password'
  } catch (AssertionError refused) {
    assert refused.message.contains('Set MYSQL_ROOT_PASSWORD, or MYSQL_ALLOW_EMPTY_PASSWORD=yes for a root without one.')
  }
  docker.run('run', '--detach', '--name', database, '--volume', "$basedir/products:/docker-entrypoint-initdb.d",
    '--env', 'MYSQL_ROOT_PASSWORD=canary', '--env', 'MYSQL_DATABASE=shop', '--env', 'MYSQL_USER=clerk', '--env', 'MYSQL_PASSWORD=it\'s', mysql)
  def ask = { String user, String password ->
    docker.run('exec', database, 'mysql', '--host=127.0.0.1', "--user=$user", "--password=$password", '--skip-column-names',
      '--execute=SELECT name FROM products', 'shop')
  }
  assert Eventually.within(Duration.ofSeconds(60), 'the database answers') { ask('clerk', "it's") } == 'Book'
  assert ask('root', 'canary') == 'Book'
} catch (Throwable failure) {
  println docker.logs(database)
  throw failure
} finally {
  docker.removeContainer(database)
  docker.removeImage(image)
}

return true
