import io.github.dockermaven.it.DockerCli

def docker = new DockerCli(dockerCommand)
def image = 'docker-maven-plugin/jdk:17'
def network = 'docker-maven-plugin-it-mistakes'
def holder = 'docker-maven-plugin-it-holder'
docker.removeContainer(holder)
docker.removeNetwork(network)
docker.run('network', 'create', '--subnet', '10.229.92.0/24', network)
docker.run('run', '--detach', '--name', holder, '--network', network, '--ip', '10.229.92.10', '--publish', '127.0.0.1::8080', image,
  'sleep', '600')
context.portOfContainer = docker.run('port', holder, '8080').replaceFirst('.*:', '')
// Held until verify.groovy ends.
context.server = new ServerSocket(0, 1, InetAddress.getByName('127.0.0.1'))

def container = { String alias, String name, String run, String more = '' ->
  "<image><alias>$alias</alias><name>$name</name>$more<run>$run</run></image>"
}
def shell = { "<cmd><shell><![CDATA[$it]]></shell></cmd>" }
def up = shell('echo up; sleep 600')

// A module for each mistake: the <run> of its container, or all of its images.
def runs = [
  // What is in use.
  'port-of-container': "<ports><port>127.0.0.1:$context.portOfContainer:80</port></ports>$up",
  'port-of-process': "<ports><port>127.0.0.1:$context.server.localPort:80</port></ports>$up",
  'name': "<containerNamePattern>$holder</containerNamePattern>$up",
  'address-taken': "<network><name>$network</name><ip>10.229.92.10</ip></network>$up",
  // What there is not.
  'command': '<cmd>no-such-command</cmd>',
  'user': "<user>nobody-here</user>$up",
  'bind': "<volumes><bind><volume>./no-such-folder:/data</volume></bind></volumes>$up",
  'network': "<network>${network.replace('mistakes', 'mistake')}</network>$up",
  'link': "<network>$network</network><links><link>no-such-database:db</link></links>$up",
  'address-outside': "<network><name>$network</name><ip>10.229.93.10</ip></network>$up",
  'depends-unknown': "<dependsOn>depends-unknow</dependsOn>$up",
  // What ends.
  'ends': shell('for i in $(seq 1 25); do echo "line $i"; done; exit 3') + '<wait><exit>0</exit></wait>',
  'killed': '<memory>32m</memory><memorySwap>32m</memorySwap><cmd>tail /dev/zero</cmd><wait><log>never</log></wait>',
  'restarted': "<restartPolicy>on-failure:2</restartPolicy>${shell('echo again; exit 7')}<wait><log>never</log></wait>",
  // What never is.
  'unhealthy': '<healthCheckConfiguration><cmd>echo no answer; exit 1</cmd><interval>1s</interval><retries>1</retries>' +
    "</healthCheckConfiguration>$up<wait><healthy>true</healthy></wait>",
  'late': "<ports><port>127.0.0.1::8080</port></ports>$up<wait><time>6000</time><log>^up</log><http><url>:8080/health</url></http>" +
    '<tcp><ports><port>8080</port></ports></tcp><exec>sh -c "echo not yet; exit 4"</exec></wait>',
  'unread': "<log><driver><name>none</name></driver></log>$up<wait><log>^up</log></wait>"]
def images = [
  'not-built': container('not-built', 'docker-maven-plugin-it/not-built:1.0', up, "<build><from>$image</from></build>"),
  'not-pulled': container('not-pulled', 'docker-maven-plugin-it/not-pulled:1.0', '<imagePullPolicy>Never</imagePullPolicy>'),
  'nowhere': container('nowhere', "$registry/docker-maven-plugin-it/nowhere:1.0", ''),
  'circle': container('one', image, "<dependsOn>two</dependsOn>$up") + container('two', image, "<dependsOn>one</dependsOn>$up"),
  'depends-skipped': container('depends-skipped', image, "<dependsOn>other</dependsOn>$up") +
    container('other', image, "<skip>true</skip>$up"),
  'two-ports': ['left', 'right'].collect { container(it, image, "<ports><port>127.0.0.1:1:80</port></ports>$up") }.join(''),
  // It was ready, and ends while another is awaited.
  'ends-later': container('ends-later', image, shell('echo up; sleep 2; echo lost; exit 5') + '<wait><log>up</log></wait>') +
    container('waiting', image, "$up<wait><log>never</log></wait>"),
  'mysql': container('mysql', 'docker-maven-plugin/mysql:5.7',
    '<env><MYSQL_EMPTY_PASSWORD>true</MYSQL_EMPTY_PASSWORD></env>')]
// Networks that would be made.
def networks = [
  'network-differs': "<network><name>$network</name><subnet>10.229.94.0/24</subnet></network>",
  'address-without-subnet': "<network><name>docker-maven-plugin-it-mistake-network</name></network>"]
runs['network-differs'] = "<network>$network</network>$up"
runs['address-without-subnet'] = "<network><name>docker-maven-plugin-it-mistake-network</name><ip>10.229.95.10</ip></network>$up"

runs.each { name, run -> images[name] = container(name, image, run) }
images.each { name, described ->
  def folder = new File(basedir, name)
  folder.mkdir()
  new File(folder, 'pom.xml').text = """\
<project>
  <modelVersion>4.0.0</modelVersion>
  <parent>
    <groupId>io.github.dockermaven.it</groupId>
    <artifactId>container-mistakes</artifactId>
    <version>1.0</version>
  </parent>
  <artifactId>$name</artifactId>
  <packaging>pom</packaging>
  <build><plugins><plugin>
    <groupId>io.github.dockermaven</groupId>
    <artifactId>docker-maven-plugin</artifactId>
    <configuration><networks>${networks[name] ?: ''}</networks><images>$described</images></configuration>
  </plugin></plugins></build>
</project>
"""
}
def pom = new File(basedir, 'pom.xml')
pom.text = pom.text.replace('<!-- of setup.groovy -->', images.keySet().collect { "<module>$it</module>" }.join(''))
return true
