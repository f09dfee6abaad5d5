import io.github.dockermaven.it.DockerCli
import io.github.dockermaven.it.FileTree
import io.github.dockermaven.it.IgnoreCase

def docker = new DockerCli(dockerCommand)
def folder = new File(basedir, 'cases').toPath()

// Rules that engines before 23.0 understand in another way than those after are left out: exceptions with wildcards that
// bring back what is in an ignored folder.
// Each is a .dockerignore for this tree; a name that ends with / is an empty folder, one with -> a link.
def tree = ['Dockerfile', 'a', 'b', 'README.md', 'x.md', 'app.jar', 'abc', 'a-c', '.env', '#hash', 'with space',
  'docs/', 'docs/a.md', 'docs/README.md', 'docs/deep/er/z.md', 'docs/deep/er/z.txt', 'src/main/App.java', 'src/a',
  'src/target/x', 'target/app.jar', 'target/classes/A.class', 'target/classes/b/B.class', 'empty/', 'empties/one/',
  'link -> a', 'src/link -> ../docs', 'broken -> nowhere', 'h\u00e4user/\u00fcber.txt', 'h\u00e4user/\u65e5\u672c.md',
  'node_modules/m/index.js', 'src/node_modules/m/index.js', ('long-' * 24) + '/' + ('name-' * 30)]

def rules = [
  // nothing ignored
  '', '\n\n', '# only a comment', ' \t ', '#a\n #b\n', 'nowhere', 'A',
  // names, folders, comments
  'a', 'docs', 'docs/', '/docs', '/docs/', './docs', 'docs/.', '//docs//deep', 'docs/deep/er', 'target\n# a\nb', 'Dockerfile',
  'Dockerfile\n.dockerignore', '.dockerignore', 'README.md\ndocs/README.md', 'with space', '\\#hash', 'empty', 'empties/one',
  // what white space, line ends and a byte order mark mean
  '\ufeffa\nb', '\ufeff# a\nb', 'a\r\nb\r\n', 'a   \nb\t', '   a\n\tb', 'a\n\n\nb',
  // .. and .
  'docs/../a', '../a', '..', '/../a', 'src/main/../a', '.', '/', './.', 'docs/./deep',
  // wildcards
  '*', '*.md', '*/*.md', '*/*/*', 'a?c', '?', '???', '[ab]', '[a-c]', '[^a]', 'a[-b]c', '[a-b][b-c]?', 'a*', '*a*', 'd*/d*', '.*',
  'h\u00e4user', 'h?user', 'h\u00e4user/\u00fc*', '*\u00e4*/*.md', 'long-*', 'long-*/name*',
  // **
  '**', '**/*.md', '**/a', '**/node_modules', 'docs/**', 'docs/**/*.md', '**/deep/**', '**/*.class', 'src/**/x', '**/er/z.*',
  'target/**/*.class', '**/**/b', '/**/a', '**/target/x',
  // escapes
  '\\a', 'with\\ space', '\\*', '\\[ab]', 'a\\-c', 'x\\.md',
  // exceptions
  '*\n!a', '*\n!docs', '*\n!docs/deep', '*\n!docs/deep/er/z.md', '*\n!target/*.jar', '**\n!src/main', 'docs\n!docs/a.md',
  'docs/*\n!docs/deep', 'docs\n!docs/deep\ndocs/deep/er/z.md', '*\n!*.md\nREADME.md', '*.md\n!README.md', '!a', 'a\n!a', '!a\na', '*\n! a',
  '*\n!/a', '*\n!./docs', '*\n!src\nsrc/**/x', 'target\n!target/classes\ntarget/classes/b', '**/node_modules\n!src/node_modules',
  '*\n!link', '*\n!src/link', '*\n!broken', '*\n!empty', '*\n!empties/one', 'link', 'src/link', 'broken', '*\n!h\u00e4user/\u00fcber.txt',
  '*\n!Dockerfile', 'empt*\n!empties', '*\n!target/classes/b/*.class',
  // refused
  '[', 'a[', '[a', '[]a]', 'a[]', '[-]', 'a\\', '[a-', '!', '!\n', 'b\n!', '*\n![', '**/[', 'docs/['
].collect { new IgnoreCase(it, null, tree) }

// The Dockerfile's own rules win, even if they are empty.
rules += [
  new IgnoreCase('a', 'b', tree), new IgnoreCase('*', '', tree), new IgnoreCase('', '*\n!docs', tree),
  new IgnoreCase('a', 'Dockerfile.dockerignore', tree), new IgnoreCase('[', 'a', tree)]

assert docker.buildsWithBuildKit() : 'This docker command line has no BuildKit: install docker-buildx, or docker 20.10 to 22'
try {
  def names = ['Pr\u00fcfung.txt', '\ud55c\uae00/\ubb38\uc11c.txt']
  def anyName = docker.sendsAnyName(folder.resolve('trial'))
  if (anyName) {
    names += ['Pr\udcfcfung.txt', 'Pr\udce4fung.txt', 'D\udcf6rfer/h\udce4user.txt', 'D\udcf6rfer/a', 'umlaut -> D\udcf6rfer/h\udce4user.txt']
  }
  rules += ['', 'Pr?fung.txt', 'Pr[^a]f*', '**/h?user.txt', 'D*', '*\n!D*', '\ud55c\uae00', '*\n!\ud55c?', 'Pr\u00fcfung.txt', '*\n!umlaut'].collect {
    new IgnoreCase(it, null, names)
  }

  // What the plugin writes is ignored, and so are folders with nothing else in them; other files keep them.
  def outputs = [
    ['a', 'image.properties', 'built/a', 'x.tar'],
    ['a', 'target/image.properties', 'target/built/a', 'target/x.tar'],
    ['a', 'target/docker/own.txt'],
    ['a', 'target/docker/users/own.txt', 'target/docker/users/deep/image.properties'],
    ['a', 'target/docker/data/deep/'],
    ['a', 'target/docker/link -> ../../a']]
  rules += ['', 'target', 'target/*', 'target/docker', 'target/docker/*', 'target/docker/users', '**/docker', '**/own.txt',
    '*\n!target', '!target/docker/image.properties', '*\n!a'].collectMany { rule -> outputs.collect { new IgnoreCase(rule, null, it) } }
  // Not where target has other files alone: before 23.0 docker sends it, because an exception leads there.
  rules += outputs.findAll { it.every { path -> path.startsWith('target/docker') || !path.startsWith('target') } }
    .collect { new IgnoreCase('*\n!target/docker', null, it) }

  def differences = IgnoreCase.differences(rules, docker, folder)
  assert differences.isEmpty() : differences.join('\n')
  println "${rules.size()} sets of rules: no difference" + (anyName ? '' : ', without names that are not UTF-8, which this docker does not send')
} finally {
  FileTree.delete(folder)
}

return true
