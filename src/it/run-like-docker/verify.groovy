import com.github.dockerjava.api.model.ExposedPort
import io.github.dockermaven.RecordedProgress
import io.github.dockermaven.compose.writer.ComposeOutput
import io.github.dockermaven.config.RunCases
import io.github.dockermaven.engine.EngineSession
import io.github.dockermaven.engine.FakeSettings
import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.ComposeComparison
import io.github.dockermaven.it.DockerCli
import io.github.dockermaven.it.DockerJava
import io.github.dockermaven.it.RunComparison
import java.time.Duration
import java.util.concurrent.TimeUnit

def docker = new DockerCli(dockerCommand)
def image = 'docker-maven-plugin/jdk:17'
def name = { "run-like-docker-$it".toString() }

// A failure says what it is about.
def about = { String subject, Closure check ->
  try {
    check()
  } catch (Throwable e) {
    throw new AssertionError("$subject: $e.message", e)
  }
}

try {
  def client = DockerJava.at(dockerHost)
  try {
    def app = client.inspectContainerCmd(name('app')).exec()
    def config = app.config
    def host = app.hostConfig
    def port = host.portBindings.bindings[ExposedPort.tcp(80)]
    about('process') {
      def env = config.env.collectEntries { it.split('=', 2).toList() }
      assert env['SPRING.URL'] == 'jdbc:mysql://mysql:3306/shop?a=b&c=d'
      assert env.EMPTY == ''
      assert config.entrypoint == ['/bin/sh', '-c'] as String[]
      assert config.cmd == ['exec sleep "$0"', '600'] as String[]
      assert [config.workingDir, config.user, config.hostName, config.domainName] == ['/tmp', '0:0', 'users', 'example.com']
      assert host.init
      assert app.state.running
    }
    about('ports') {
      assert config.exposedPorts as Set == [ExposedPort.tcp(80), ExposedPort.udp(81)] as Set
      assert host.portBindings.bindings.keySet() == [ExposedPort.tcp(80), ExposedPort.udp(81)] as Set
      assert port*.hostIp == ['127.0.0.1']
    }
    about('mounts') {
      def mounts = app.mounts.collectEntries { [it.destination.path, it] }
      assert mounts.keySet() == ['/data', '/var/lib/app', '/scratch'] as Set
      assert mounts['/data'].source == new File(basedir, 'data').path && !mounts['/data'].RW
      assert mounts['/var/lib/app'].name == name('data') && mounts['/var/lib/app'].RW
      assert mounts['/scratch'].name ==~ /[0-9a-f]{64}/
      assert host.tmpFs == ['/run': 'size=10m']
    }
    about('networks') {
      def networks = app.networkSettings.networks
      def front = networks[name('front')]
      assert networks.keySet() == [name('front'), name('back')] as Set
      assert [front.ipAddress, front.globalIPv6Address, networks[name('back')].ipAddress] ==
        ['10.229.63.50', 'fd00:63::50', '10.229.64.9']
      assert front.aliases.containsAll(['www.shop', 'app'])
      assert networks[name('back')].aliases.contains('app')
      assert host.networkMode == name('front')
      assert [host.extraHosts, host.dns, host.dnsSearch]*.toList() == [['db:10.0.0.5'], ['10.0.0.2'], ['example.com']]
    }
    about('labels') {
      assert config.labels['com.example.team'] == 'users'
      assert config.labels['io.github.dockermaven.alias'] == 'app'
    }
    about('limits and rights') {
      assert [host.memory, host.nanoCPUs, host.cpuShares, host.cpusetCpus, host.shmSize] ==
        [128L << 20, 500_000_000L, 512, '0', 32L << 20]
      assert host.ulimits.collect { [it.name, it.soft, it.hard] } == [['nofile', 1024L, 2048L]]
      assert host.sysctls == ['net.core.somaxconn': '256']
      assert [host.capAdd, host.capDrop]*.toList()*.toString() == ['[NET_ADMIN]', '[MKNOD]']
      assert host.securityOpts == ['no-new-privileges']
      assert host.readonlyRootfs && !host.privileged
      assert [host.restartPolicy.name, host.restartPolicy.maximumRetryCount] == ['on-failure', 3]
      assert [host.logConfig.type.type, host.logConfig.config] == ['json-file', ['max-size': '1m']]
    }
    about('health check') {
      def check = config.healthcheck
      assert check.test == ['CMD-SHELL', 'test -e /data/file']
      assert [check.interval, check.timeout, check.startPeriod].collect { TimeUnit.NANOSECONDS.toSeconds(it) } == [30, 5, 60]
      assert check.retries == 4
    }
    about('ready') {
      assert BuildLog.of(basedir).linesWith('app is ready in ').size() == 1
    }
  } finally {
    client.close()
  }

  docker.removeContainer(name('app'))
  def settings = FakeSettings.at(dockerHost, Duration.ofSeconds(60), [:], new File(basedir, 'home').toPath())
  def session = new EngineSession(settings, new RecordedProgress())
  try {
    def several = docker.run('version', '--format', '{{.Server.APIVersion}}').split('\\.')[1] as int >= 44
    def cases = new RunCases(new File(basedir, 'cases').toPath(), image)
    cases.writeFiles()
    def comparison = new RunComparison(docker, session.containers(), cases, several)
    def same = RunCases.same()
    assert same.size() > 100
    def differences = comparison.differences(same)
    assert differences.isEmpty() : differences.join('\n')
    println "${same.size()} containers: no difference"

    // By docker compose, of the files that docker:compose writes; what it does not know is a note in them.
    def output = new ComposeOutput(new File(basedir, 'cases/target/docker/compose.yaml').toPath())
    def written = new ComposeComparison(docker, session.containers(), cases, output).differences(same)
    assert written*.readLines()*.first() == [
      '--volumes-from run-like-docker-other:ro -v /data:', "--security-opt seccomp=@FOLDER@/seccomp.json:", '--rm:']
    println "${same.size()} containers by compose: ${written.size()} differences, which are known"

    // It can fail.
    def other = same.find { it.getAttribute('options') == '--memory 512m' }
    other.setAttribute('options', '--memory 511m')
    def found = comparison.differences([other])
    assert found.size() == 1
    assert found[0].startsWith('--memory 511m:\n  HostConfig.Memory: docker 535822336, plugin 536870912')
  } finally {
    session.close()
  }
} finally {
  docker.removeContainer(name('app'))
  docker.removeContainer(name('other'))
  docker.removeNetwork(name('front'))
  docker.removeNetwork(name('back'))
  docker.run('volume', 'rm', '--force', name('data'))
}

return true
