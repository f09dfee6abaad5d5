import groovy.json.JsonOutput
import io.github.dockermaven.it.DockerCli
import io.github.dockermaven.it.ProcessWatch

new DockerCli(dockerCommand).loginTo(securedRegistry, 'user', 'secret-canary', new File(basedir, 'docker-config'))

def helper = new File(basedir, 'bin/docker-credential-canary')
helper.parentFile.mkdir()
helper.text = '''#!/bin/sh
read registry
echo '{"ServerURL":"'"$registry"'","Username":"user","Secret":"secret-canary"}'
'''
helper.executable = true
def failing = new File(basedir, 'bin/docker-credential-failing')
failing.text = '#!/bin/sh\necho secret-canary\necho the key store is locked >&2\nexit 3\n'
failing.executable = true
def helperConfig = new File(basedir, 'helper-config/config.json')
helperConfig.parentFile.mkdir()
helperConfig.text = JsonOutput.toJson([credHelpers: [(securedRegistry): 'canary', 'failing.example.com': 'failing']])
new File(basedir, 'auth.json').text =
  JsonOutput.toJson([auths: [securedRegistry, "$tlsRegistry/docker-maven-plugin-it"].collectEntries {
    [(it.toString()): [auth: 'user:secret-canary'.bytes.encodeBase64().toString()]]
  }])
// Of all commands that run from here on until the end.
context.processes = ProcessWatch.of('secret-canary', 'wrong-canary')
return true
