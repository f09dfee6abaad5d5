import io.github.dockermaven.it.DockerCli

def docker = new DockerCli(dockerCommand)
def services = ['eureka-server', 'config-service', 'gateway', 'user-service', 'order-service']

try {
  services.each { assert docker.hasImage("$registry/ecommerce/$it:1.0") }
} finally {
  services.each { docker.removeImage("$registry/ecommerce/$it:1.0") }
}

return true
