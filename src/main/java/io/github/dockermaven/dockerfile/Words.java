package io.github.dockermaven.dockerfile;

import java.util.ArrayList;
import java.util.List;

/** The words and flags of an instruction's arguments, split as by BuildKit's parser. */
final class Words {
    private final String text;
    private final char escape;
    private int position;

    private Words(String text, char escape) {
        this.text = text;
        this.escape = escape;
    }

    /** Returns the words of ENV, LABEL and ARG; quotes hold white space together and stay, as do escapes. */
    static List<String> quoted(String text, char escape) {
        Words reader = new Words(text, escape);
        List<String> words = new ArrayList<>();
        while (reader.skipSpace()) {
            String word = reader.word(true);
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    /**
     * The flags at the start of the arguments, quotes and escapes removed.
     *
     * @param rest the text after the flags
     */
    record Flags(List<String> flags, String rest) {}

    /** Returns the words that begin with {@code --} and the rest; the word {@code --} alone ends them. */
    static Flags flags(String text, char escape) {
        Words reader = new Words(text, escape);
        List<String> flags = new ArrayList<>();
        while (reader.skipSpace() && text.startsWith("--", reader.position)) {
            String flag = reader.word(false);
            if (flag.equals("--")) {
                break;
            }
            flags.add(flag);
        }
        return new Flags(flags, WhiteSpace.trim(text.substring(reader.position)));
    }

    private boolean skipSpace() {
        while (position < text.length() && WhiteSpace.is(text.charAt(position))) {
            position++;
        }
        return position < text.length();
    }

    private String word(boolean raw) {
        StringBuilder word = new StringBuilder();
        char quote = 0;
        for (; position < text.length(); position++) {
            char c = text.charAt(position);
            if (quote == 0 && WhiteSpace.is(c)) {
                break;
            }
            boolean escapes = c == escape && !(raw && quote == '\'');
            if (escapes) {
                escaped(word, raw);
                quote = position + 1 < text.length() ? quote : 0;
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
                word.append(raw ? String.valueOf(c) : "");
            } else if (c == quote) {
                quote = 0;
                word.append(raw ? String.valueOf(c) : "");
            } else {
                word.append(c);
            }
        }
        return word.toString();
    }

    /** Reads an escape character: at the very end it has no meaning; elsewhere it makes the next character literal. */
    private void escaped(StringBuilder word, boolean raw) {
        if (position + 1 == text.length()) {
            return;
        }
        word.append(raw ? String.valueOf(text.charAt(position)) : "");
        word.append(text.charAt(++position));
    }
}
