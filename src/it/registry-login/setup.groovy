import groovy.json.JsonOutput
import io.github.dockermaven.it.DockerCli

new DockerCli(dockerCommand).loginTo(securedRegistry, 'user', 'secret-canary', new File(basedir, 'docker-config'))

def helper = new File(basedir, 'bin/docker-credential-canary')
helper.parentFile.mkdir()
helper.text = '''#!/bin/sh
read registry
echo '{"ServerURL":"'"$registry"'","Username":"user","Secret":"secret-canary"}'
'''
helper.executable = true
def helperConfig = new File(basedir, 'helper-config/config.json')
helperConfig.parentFile.mkdir()
helperConfig.text = JsonOutput.toJson([credHelpers: [(securedRegistry): 'canary']])
new File(basedir, 'auth.json').text =
  JsonOutput.toJson([auths: [(securedRegistry): [auth: 'user:secret-canary'.bytes.encodeBase64().toString()]]])
return true
