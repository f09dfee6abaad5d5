import io.github.dockermaven.it.BuildLog
import io.github.dockermaven.it.DockerCli

def docker = new DockerCli(dockerCommand)
def network = 'docker-maven-plugin-it-mistakes'
def holder = 'docker-maven-plugin-it-holder'
def mistake = { "Container 'docker-maven-plugin-it-mistake-$it'" }
def lines = { it.collect { "\n  | $it" }.join('') }
def log = { name, alias = name -> new File(basedir, "$name/target/docker/logs/${alias}.log") }
def ports = [container: context.portOfContainer, process: context.server.localPort]

// What Maven says of each module's failure. Numbers that are others each time are #.
def messages = [
  'port-of-container': "${mistake('port-of-container')} cannot be started: port $ports.container of the engine's machine is in use." +
    " It is published by container '$holder' of image docker-maven-plugin/jdk:17. Stop it with 'docker stop $holder', or publish" +
    ' another port in <ports>.',
  'port-of-process': "${mistake('port-of-process')} cannot be started: port $ports.process of the engine's machine is in use. No" +
    " container of this engine publishes it, so another program there has it: find it with 'ss -tulnp sport = :$ports.process', or" +
    ' publish another port in <ports>.',
  'two-ports': "Container 'right' publishes its port 80 on port 1/tcp of the host, and so does container 'left' with its port 80." +
    ' Choose another for one of them.',
  'name': "Container 'name' cannot be called $holder: a container of that name exists that this plugin did not make (image" +
    " docker-maven-plugin/jdk:17, Up #). Remove it with 'docker rm --force $holder', or choose another" +
    ' <containerNamePattern>.',
  'address-taken': "Container 'address-taken' in network '$network': ip 10.229.92.10 is in use: it is that of container $holder." +
    ' Choose another, or leave it to the engine.',
  'address-outside': "Container 'address-outside' in network '$network': ip 10.229.93.10 is in none of its subnets" +
    ' (10.229.92.0/24). Choose an address of one of them, or leave it to the engine.',
  'address-without-subnet': "${mistake('address-without-subnet')} cannot be started: user specified IP address is supported only" +
    ' when connecting to networks with user configured subnets. Create the network with a subnet, to choose an address of it.',
  'network': "Network 'docker-maven-plugin-it-mistake' of container 'network' is neither in the engine nor in <networks>. Did you" +
    " mean '$network'? Describe it in <networks>, or have such networks made with -Ddocker.autoCreateCustomNetworks=true.",
  'network-differs': "Network '$network' exists with subnet 10.229.92.0/24, but subnet 10.229.94.0/24 is asked for. Remove it with" +
    " 'mvn docker:network-rm -Ddocker.network=$network', change what is asked for, or choose another name.",
  'command': "${mistake('command')} cannot be started: exec: \"no-such-command\": executable file not found in \$PATH. The image" +
    ' lacks this program: see <cmd> and <entryPoint>. A line for a shell begins with sh, -c.',
  'user': "${mistake('user')} cannot be started: unable to find user nobody-here: no matching entries in passwd file. The image has" +
    ' no such name in its /etc/passwd or /etc/group: write <user> by numbers, or make the name in the Dockerfile.',
  'bind': "Container 'bind': ${new File(basedir, 'bind/no-such-folder')}, which it mounts at /data, does not exist. Create it," +
    ' correct the path, or name a volume instead of a path.',
  'link': "Container 'link' needs 'no-such-database' by a link, its <volumes> or its network, but no such container is configured" +
    ' or in the engine.',
  'depends-unknown': "Container 'depends-unknown' depends on 'depends-unknow', but no such container is configured, or it is" +
    ' skipped.',
  'depends-skipped': "Container 'depends-skipped' depends on 'other', but no such container is configured, or it is skipped.",
  'circle': 'The containers depend on one another in a circle: two → one → two. Remove one of these dependencies.',
  'unread': "Container 'unread' is awaited by <log>, which never holds: its log driver none keeps no log. Leave <log><driver> out," +
    ' or await something else.',
  'not-built': "Image docker-maven-plugin-it/not-built:1.0 of container 'not-built' is not in the engine at #," +
    " and this project builds it. Build it with 'mvn package docker:build', or all at once with 'mvn package" +
    " docker:build docker:start'.",
  'not-pulled': "Image docker-maven-plugin-it/not-pulled:1.0 of container 'not-pulled' is not in the engine at #," +
    " and is not pulled because imagePullPolicy is Never. Pull it with 'mvn docker:pull" +
    " -Ddocker.image=docker-maven-plugin-it/not-pulled:1.0', or choose the policy IfNotPresent.",
  'ends': "${mistake('ends')} ended with exit code 3 (the program's own error; of Java with -XX:+ExitOnOutOfMemoryError: its heap" +
    " was full), before it was ready. Exit code 0 was awaited.\nThe last lines of its log:${lines((6..25).collect { "line $it" })}",
  'ends-later': "${mistake('ends-later')} ended with exit code 5 (the program's own error, which its log names), after it was" +
    " ready.\nThe last lines of its log:${lines(['up', 'lost'])}",
  'restarted': "${mistake('restarted')} ended with exit code 7 (the program's own error, which its log names), after the engine" +
    ' restarted it 2 times by its restart policy, before it was ready.\n  - log "never": did not hold, last: again\n' +
    "The last lines of its log:${lines(['again'] * 3)}",
  'unhealthy': "${mistake('unhealthy')} does not become ready: its health check failed too often, so the engine calls it unhealthy;" +
    ' the last check printed "no answer". If it only needs longer, raise <retries> or <startPeriod> of its health check.\n' +
    "The last lines of its log:${lines(['up'])}",
  'late': "${mistake('late')} was not ready within 6 s. If it only needs longer, raise docker.wait.time, or the <time> that its" +
    ' <wait> has.\n' +
    '  - log "^up": held after #\n' +
    '  - http HEAD http://127.0.0.1:#/health (200..399): did not hold, last: the connection was closed at once\n' +
    '  - tcp 8080 at 127.0.0.1:#: did not hold, last: the connection was closed at once\n' +
    '  - exec sh …: did not hold, last: exit code 4, "not yet"\n' +
    "The last lines of its log:${lines(['up'])}"]
// These say more than is of interest here.
def beginnings = [
  'killed': "${mistake('killed')} ended with exit code 137 (",
  'nowhere': "Image $registry/docker-maven-plugin-it/nowhere:1.0 of container 'nowhere' cannot be pulled: ",
  'mysql': "${mistake('mysql')} ended with exit code 1 ("]
// Whether a condition has seen the last line when the container ends is chance.
def steady = {
  it.toString().replaceAll(/(?<=held after )[0-9.]+ m?s|(?<=127\.0\.0\.1:)[0-9]+(?=[:\/]\D)|(?<=, Up )[^)]+|(?<=engine at )[^ ,]+/, '#')
    .replaceAll(/nothing was seen(?=\n.*\n  \| again)/, 'last: again')
}

try {
  def failures = BuildLog.of(basedir).failuresOfProjects()
  messages.each { module, message -> assert steady(failures.remove(module)) == steady(message) : module }
  assert failures.killed.contains('needed more than its limit of 32 MiB')
  assert failures.mysql.contains('\n  | ') && failures.mysql.contains('MYSQL_ALLOW_EMPTY_PASSWORD')
  beginnings.each { module, beginning ->
    def failure = failures.remove(module)
    assert failure?.startsWith(beginning.toString()) : "$module: $failure"
  }
  assert failures.isEmpty()

  // Nothing is left but logs of what has run.
  def left = docker.run('ps', '--all', '--format', '{{.Names}}', '--filter', 'name=docker-maven-plugin-it-mistake')
  assert left == ''
  assert !docker.hasNetwork('docker-maven-plugin-it-mistake') && !docker.hasNetwork('docker-maven-plugin-it-mistake-network')
  assert !new File(basedir, 'bind/no-such-folder').exists()
  assert log('ends').readLines() == (1..25).collect { "line $it".toString() }
  assert log('ends-later').text == 'up\nlost\n'
  assert log('ends-later', 'waiting').text == 'up\n'
  assert ['late', 'unhealthy'].every { log(it).text == 'up\n' } && log('restarted').text == 'again\n' * 3
  assert log('mysql').text.contains('MYSQL_ALLOW_EMPTY_PASSWORD')
  assert !new File(basedir, 'bind/target').exists()
  assert docker.run('container', 'inspect', '--format', '{{.State.Running}}', holder) == 'true'
} finally {
  context.server.close()
  docker.removeContainer(holder)
  docker.removeNetwork(network)
}

return true
