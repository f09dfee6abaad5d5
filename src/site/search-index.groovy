// Gives each heading the id that code hosts give it, so that a link to it leads there on both.
//
// Writes the index of all pages of the site, an entry for each heading: a script, because a page that is opened from a folder
// may load no other kind of file. The table of a goal's page says what its details say again.
import groovy.json.JsonOutput
import org.jsoup.Jsoup
import org.jsoup.nodes.Element
import org.jsoup.nodes.Node
import org.jsoup.nodes.TextNode
import org.jsoup.select.NodeVisitor

def site = new File(project.model.reporting.outputDirectory)
def pages = site.listFiles().findAll { it.name.endsWith('.html') }.sort()
pages.findAll { !it.name.endsWith('-mojo.html') }.each { page ->
  def html = page.getText('UTF-8')
  page.setText(html.replaceAll(/<h([234])>(.*?)<\/h\1>/) { whole, level, heading ->
    def id = Jsoup.parse(heading).text().toLowerCase(Locale.ROOT).replaceAll(/[^\p{L}\p{N}_\- ]/, '').replace(' ', '-')
    html.contains("id=\"$id\"") ? whole : "<h$level id=\"$id\">$heading</h$level>"
  }, 'UTF-8')
}

def entries = []
pages.each { page ->
  def main = Jsoup.parse(page, 'UTF-8').selectFirst('main')
  def title = main?.selectFirst('h1, h2')?.text()
  if (!title) {
    return
  }
  if (page.name.endsWith('-mojo.html')) {
    main.select('table').remove()
  }
  def anchor = ''
  def entry = [page: page.name, title: title, heading: '', text: new StringBuilder()]
  entries << entry
  main.traverse({ Node node, int depth ->
    if (node instanceof Element && node.hasAttr('id')) {
      anchor = '#' + node.id()
    }
    if (node instanceof Element && node.tagName() in ['h2', 'h3', 'h4'] && node.text() != title) {
      entry = [page: page.name + anchor, title: title, heading: node.text(), text: new StringBuilder()]
      entries << entry
    } else if (node instanceof TextNode && !node.isBlank() && !(node.parent().tagName() ==~ /h\d/)) {
      entry.text << node.text().trim() << ' '
    }
  } as NodeVisitor)
}
entries.each { it.text = it.text.toString().trim() }
entries.removeAll { !it.text }
// In a script these two would end a line.
def json = JsonOutput.toJson(entries).replace('\u2028', ' ').replace('\u2029', ' ')
new File(site, 'js/search-index.js').setText("window.searchIndex = $json;\n", 'UTF-8')
log.info("Search index: ${entries.size()} sections")
