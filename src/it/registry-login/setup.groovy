import io.github.dockermaven.it.DockerCli

new DockerCli(dockerCommand).loginTo(securedRegistry, 'user', 'secret-canary', new File(basedir, 'docker-config'))
return true
