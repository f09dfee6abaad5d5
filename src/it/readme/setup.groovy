// Its first block of XML is what users copy.
def readme = new File(basedir, '../../../README.md').text
def plugin = (readme =~ /(?s)```xml\n(<plugin>.*?)```/)[0][1]
def pom = new File(basedir, 'pom.xml')
assert pom.text.contains('<!-- the plugin of README.md -->')
pom.text = pom.text.replace('<!-- the plugin of README.md -->', plugin)
return true
