package io.github.dockermaven.project;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The XML of an assembly's descriptor, of which only what mistakes can be told from is of interest. */
record DescriptorXml(Element element) {
    /** Reads one. Nothing that its text refers to is read. */
    static DescriptorXml parse(InputSource xml) throws IOException, SAXException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        try {
            DocumentBuilder builder = factory.newDocumentBuilder();
            // Without it the parser writes to the standard error what it throws anyway.
            builder.setErrorHandler(null);
            return new DescriptorXml(builder.parse(xml).getDocumentElement());
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's own parser has both attributes", e);
        }
    }

    /** Returns the first element of a name in this one. */
    Optional<DescriptorXml> child(String name) {
        return children().stream()
                .filter(child -> child.element.getTagName().equals(name))
                .findFirst();
    }

    /** Returns the elements in the first one of a name; none if it is not there. */
    List<DescriptorXml> list(String name) {
        return child(name).map(DescriptorXml::children).orElse(List.of());
    }

    private List<DescriptorXml> children() {
        NodeList nodes = element.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(node -> node.getNodeType() == Node.ELEMENT_NODE)
                .map(node -> new DescriptorXml((Element) node))
                .toList();
    }

    String text() {
        return element.getTextContent().strip();
    }

    /**
     * Returns the whole as text, with one more element of a text. How it is written is all said here, because the JDK
     * takes what is not from system properties, which may be meant for something else on Maven's command line: {@code
     * -Dencoding}.
     */
    String with(String name, String text) {
        Element more = element.getOwnerDocument().createElementNS(element.getNamespaceURI(), name);
        more.setTextContent(text);
        StringWriter written = new StringWriter();
        element.appendChild(more);
        try {
            Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.METHOD, "xml");
            transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            transformer.transform(new DOMSource(element.getOwnerDocument()), new StreamResult(written));
        } catch (TransformerException e) {
            throw new IllegalStateException("a text takes all that is written to it", e);
        } finally {
            element.removeChild(more);
        }
        return written.toString();
    }
}
