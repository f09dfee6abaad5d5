// What a docker login with a password that was changed since has left.
def auth = 'user:wrong-canary'.bytes.encodeBase64()
def config = new File(basedir, 'docker-config/config.json')
config.parentFile.mkdirs()
config.text = """{"auths": {"$securedRegistry": {"auth": "$auth"}}}"""
return true
