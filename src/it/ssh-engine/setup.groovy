import io.github.dockermaven.it.DockerCli

new DockerCli(dockerCommand).withConfig(new File(basedir, 'docker-config'))
  .run('context', 'create', 'by-ssh', '--docker', 'host=ssh://docker-maven-plugin-it')
return true
