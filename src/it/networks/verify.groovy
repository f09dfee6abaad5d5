import groovy.json.JsonSlurper
import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli

def docker = new DockerCli(dockerCommand)
def log = BuildLog.of(basedir)
def name = { "docker-maven-plugin-it-$it".toString() }
def network = { new JsonSlurper().parseText(docker.run('network', 'inspect', name(it)))[0] }
def shopText = 'driver bridge, subnet 10.229.83.0/24, ipRange 10.229.83.128/25, gateway 10.229.83.1, subnet fd00:83::/64, ipv6,' +
  ' attachable'
def lanText = 'driver ipvlan, subnet 10.229.84.0/24, subnet 10.229.85.0/24'

// A failure says which network, container or command it is about.
def about = { String subject, Closure check ->
  try {
    check()
  } catch (Throwable e) {
    throw new AssertionError("$subject: $e.message", e)
  }
}

try {
  // Made by the first build, found by the second.
  [shop: shopText, lan: lanText, base: 'driver null, subnet 10.229.86.0/24, configOnly',
    from: 'driver bridge, subnet 10.229.86.0/24'].each { key, text ->
    about("network $key") {
      assert log.linesWith("Created network ${name(key)} ($text) in ").size() == 1
      assert log.linesWith("Network ${name(key)} exists ($text); it is used").size() == 1
    }
  }
  def shop = network('shop')
  about('settings of network shop') {
    assert shop.EnableIPv6 && shop.Attachable && !shop.Internal
    assert shop.IPAM.Config == [
      [Subnet: '10.229.83.0/24', IPRange: '10.229.83.128/25', Gateway: '10.229.83.1'],
      [Subnet: 'fd00:83::/64']]
    assert shop.Labels.team == 'networks'
    assert shop.Labels['io.github.dockermaven.owner'] == 'docker-maven-plugin'
    assert shop.Labels['io.github.dockermaven.folder'] == basedir.canonicalPath
    assert network('from').ConfigFrom == [Network: name('base')]
    assert network('from').Labels == network('base').Labels
  }

  // Connected with what was asked for, and left as it was by the next command.
  about('container db in network shop') {
    assert log.shows("Connected container ${name('db')} with network ${name('shop')} (10.229.83.10, fd00:83::10) in ")
    assert log.shows("Container ${name('db')} is connected with network ${name('shop')} already")
    assert shop.Containers.values().collect { [it.Name, it.IPv4Address, it.IPv6Address] } ==
      [[name('db'), '10.229.83.10/24', 'fd00:83::10/64']]
    assert docker.run('run', '--rm', '--network', name('shop'), 'docker-maven-plugin/jdk:17',
      'timeout', '20', 'ping', '-4', '-c', '1', 'db').contains('10.229.83.10')
  }

  // Shown with what ran in it at that time.
  about('docker:network-inspect of shop') {
    assert log.shows("Network: ${name('shop')} (created by this plugin)")
    assert log.shows('Subnet:  10.229.83.0/24, ipRange 10.229.83.128/25, gateway 10.229.83.1')
    assert log.linesWith(' 10.229.83.10/24 ').count { it =~ / fd00:83::10\/64 / } == 1
    assert log.linesWith("[INFO] ${name('web')} ").size() == 1
  }

  // Not removed while containers run in one of them: none is.
  about('removal of network shop, in use') {
    log.failsWith("Network '${name('shop')}' cannot be removed: containers ${name('db')}, ${name('web')} run in it. Remove" +
      " them with 'docker rm --force ${name('db')} ${name('web')}', or take them out of the network with" +
      " 'mvn docker:network-disconnect -Ddocker.network=${name('shop')} -Ddocker.container=${name('db')},${name('web')}'.")
    assert docker.hasNetwork(name('from'))
  }

  about('removal of network lan') {
    assert log.shows("Disconnected container ${name('web')} from network ${name('shop')} in ")
    assert log.shows("Container ${name('web')} is not connected with network ${name('lan')}: nothing to disconnect")
    assert log.shows("Removed network ${name('lan')} in ")
    assert !docker.hasNetwork(name('lan'))
  }
} finally {
  docker.removeContainer(name('db'))
  docker.removeContainer(name('web'))
  ['shop', 'lan', 'from', 'base'].each { docker.removeNetwork(name(it)) }
}

return true
