import io.github.dockermaven.it.DockerCli

def docker = new DockerCli(dockerCommand)
def root = new File(basedir, '../../..')
def image = 'rladbsals23/user-service:1.0'
def pages = ['start-spring-boot', 'task-layers'].collectEntries { [it, "docker-maven-plugin-it/readme-$it:1.0"] }

// A page shows the Dockerfile that is written, with its own base image.
def shows = { String page, String folder ->
  def dockerfile = new File(basedir, "$folder/target/docker/Dockerfile").text
  assert new File(root, page).text.contains("```\n${dockerfile.replace('docker-maven-plugin/jdk:17', 'openjdk:17-ea-11-jdk-slim')}```")
}

try {
  assert docker.run('run', '--rm', image) == 'Hello from a container'
  shows('README.md', '.')

  pages.each { page, built ->
    assert docker.hasImage(built)
    shows("src/site/markdown/${page}.md", "pages/$page")
  }
  assert new File(basedir, 'pages/start-without-engine/target/docker').list().any { it.endsWith('.tar') }
  def log = new File(basedir, 'build.log').text
  assert log.contains('docker-maven-plugin-it-readme-mysql')
  assert docker.run('ps', '--all', '--quiet', '--filter', 'name=docker-maven-plugin-it-readme').empty
} finally {
  ([image] + pages.values()).each { docker.removeImage(it) }
}

return true
