import groovy.json.JsonSlurper
import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli

def docker = new DockerCli(dockerCommand)
def log = BuildLog.of(basedir)
def network = 'docker-maven-plugin-it-alone'
def six = 'docker-maven-plugin-it-six'
def others = 'docker-maven-plugin-it-others'
def addresses = 'driver bridge, subnet 10.229.75.0/24, gateway 10.229.75.1'

try {
  assert log.shows("Created network $network ($addresses) in ")
  assert log.shows("Network $network exists ($addresses); it is used")
  def labels = new JsonSlurper().parseText(docker.run('network', 'inspect', '--format', '{{json .Labels}}', network))
  assert labels['io.github.dockermaven.owner'] == 'docker-maven-plugin'
  assert labels['io.github.dockermaven.folder'] == basedir.canonicalPath

  // All that a property can say arrives.
  def real = new JsonSlurper().parseText(docker.run('network', 'inspect', six))[0]
  assert real.EnableIPv6
  assert real.Internal
  assert real.IPAM.Config == [
    [Subnet: '10.229.76.0/24', IPRange: '10.229.76.128/25', AuxiliaryAddresses: [router: '10.229.76.2']],
    [Subnet: 'fd00:75::/64', Gateway: 'fd00:75::1']]
  assert real.Options == ['com.docker.network.driver.mtu': '1400']
  assert real.Labels == labels + [team: 'users']

  // For a person.
  def line = { name -> log.linesWith("[INFO] $name ")[0].split(/ {3,}/) as List }
  assert line('NAME') == ['[INFO] NAME', 'NETWORK ID', 'DRIVER', 'SCOPE', 'SUBNETS', 'OURS']
  assert line(network) == ["[INFO] $network".toString(), line(network)[1], 'bridge', 'local', '10.229.75.0/24', 'yes']
  assert docker.run('network', 'inspect', '--format', '{{.Id}}', network).startsWith(line(network)[1])
  assert line(others)[4] != 'yes' && line(others).size() == 5

  // For a program: with -q nothing else is in the log.
  def text = new File(basedir, 'build.log').text
  def shown = new JsonSlurper().parseText((text =~ /(?ms)\[ \{.*?^} ]/)[0])[0]
  assert shown.name == six
  assert shown.id == real.Id
  assert shown.ours && shown.internal && shown.ipv6 && !shown.attachable
  assert shown.subnets == [
    [subnet: '10.229.76.0/24', ipRange: '10.229.76.128/25', auxAddresses: [router: '10.229.76.2']],
    [subnet: 'fd00:75::/64', gateway: 'fd00:75::1', auxAddresses: [:]]]
  assert shown.containers == []

  // Whoever made it: it is named on the command line.
  assert log.shows("Removed network $others in ")
  assert !docker.hasNetwork(others)
  assert log.shows('Network docker-maven-plugin-it-nosuch does not exist: nothing to remove')

  log.failsWith('No network to remove. Configure <networks>, or give its name with -Ddocker.network=ecommerce-network.')

  // Nothing but what invoker itself needs.
  assert (basedir.list() as Set) == ['.mvn', 'build.log', 'invoker.properties', 'setup.groovy', 'several.properties', 'six.properties', 'verify.groovy'] as Set
} finally {
  docker.removeNetwork(network)
  docker.removeNetwork(six)
  docker.removeNetwork(others)
}

return true
