package io.github.dockermaven.contents;

import io.github.dockermaven.error.PrintableText;

/** HTML that is being written. Texts from an image never become markup. */
final class HtmlText {
    private final StringBuilder html = new StringBuilder();

    /** Adds markup of our own. */
    HtmlText raw(String markup) {
        html.append(markup);
        return this;
    }

    /** Adds a text. */
    HtmlText text(String text) {
        html.append(escape(text));
        return this;
    }

    /** Adds an element with a text. */
    HtmlText element(String name, String text) {
        return raw("<" + name + ">").text(text).raw("</" + name.replaceFirst(" .*", "") + ">");
    }

    /** Returns a text for an element or a quoted attribute, without control characters. */
    static String escape(String text) {
        String printable = PrintableText.printable(text.replace('\n', ' ').replace('\t', ' '));
        StringBuilder escaped = new StringBuilder(printable.length());
        printable.codePoints().forEach(each -> {
            switch (each) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                // A lone surrogate is a byte that is no UTF-8.
                default -> escaped.appendCodePoint(Character.getType(each) == Character.SURROGATE ? 0xFFFD : each);
            }
        });
        return escaped.toString();
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
