package dev.mayfly.source.profile;

import dev.mayfly.source.SourceException;
import java.util.ArrayList;
import java.util.List;

/// A command line as words, by the quoting rules of a shell and none of its other rules.
final class Words {

    private Words() {}

    static List<String> of(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean started = false;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean escapes = c == '\\' && quote != '\'' && i + 1 < line.length();
            if (escapes && (quote == 0 || "\"\\".indexOf(line.charAt(i + 1)) >= 0)) {
                word.append(line.charAt(++i));
                started = true;
            } else if (quote != 0 && c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
                started = true;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                if (started) {
                    words.add(word.toString());
                    word.setLength(0);
                    started = false;
                }
            } else {
                word.append(c);
                started = true;
            }
        }
        if (quote != 0) {
            throw SourceException.refused("the credential_process has a quote without an end");
        }
        if (started) {
            words.add(word.toString());
        }
        return words;
    }
}
