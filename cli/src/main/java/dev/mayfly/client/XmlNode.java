package dev.mayfly.client;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// An element of an answer: its name without namespace, its own text, its children.
public record XmlNode(String name, String text, List<XmlNode> children) {

    private static final int MAX_DEPTH = 64;

    public XmlNode {
        children = List.copyOf(children);
    }

    /// The first child of that name.
    public Optional<XmlNode> child(String wanted) {
        return children.stream().filter(c -> c.name.equals(wanted)).findFirst();
    }

    /// The text at the end of a path of names, empty when there is no such element.
    public String at(String... path) {
        Optional<XmlNode> node = Optional.of(this);
        for (String step : path) {
            node = node.flatMap(n -> n.child(step));
        }
        return node.map(XmlNode::text).orElse("");
    }

    /// The `member` elements of the child of that name.
    public List<XmlNode> members(String list) {
        return child(list)
                .map(c -> c.children.stream().filter(m -> m.name.equals("member")).toList())
                .orElse(List.of());
    }

    /// Reads a document without DTD or entities.
    ///
    /// @throws IllegalArgumentException when it is malformed
    public static XmlNode parse(String document) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(document));
            while (reader.next() != XMLStreamConstants.START_ELEMENT) {
                // up to the root
            }
            return element(reader, 0);
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException("not an XML document", e);
        }
    }

    private static XmlNode element(XMLStreamReader reader, int depth) throws XMLStreamException {
        if (depth > MAX_DEPTH) {
            throw new XMLStreamException("nested too deeply");
        }
        String name = reader.getLocalName();
        StringBuilder text = new StringBuilder();
        List<XmlNode> children = new ArrayList<>();
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> children.add(element(reader, depth + 1));
                case XMLStreamConstants.CHARACTERS -> text.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    return new XmlNode(name, children.isEmpty() ? text.toString() : "", children);
                }
                default -> {}
            }
        }
    }
}
