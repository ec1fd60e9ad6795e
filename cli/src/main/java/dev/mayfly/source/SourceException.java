package dev.mayfly.source;

import dev.mayfly.terminal.Table;
import java.util.Objects;

/// There are no credentials, and why: in words that may be shown to whoever asked.
public final class SourceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int MAX_LENGTH = 1000;

    private final boolean definite;

    private SourceException(String reason, boolean definite) {
        super(harmless(reason), null, false, false);
        this.definite = definite;
    }

    /// Somebody decided: asking again the same way brings the same answer.
    public static SourceException refused(String reason) {
        return new SourceException(reason, true);
    }

    /// Nobody decided: the authority is away, slow or answers nonsense. Asking later may help.
    public static SourceException outage(String reason) {
        return new SourceException(reason, false);
    }

    /// Whether it is a refusal rather than an outage.
    public boolean isRefusal() {
        return definite;
    }

    /// The reason, on one line, lower case at the start unless it is the authority's own sentence.
    public String reason() {
        return Objects.requireNonNullElse(getMessage(), "");
    }

    /// What comes from outside may steer a terminal or never end.
    private static String harmless(String reason) {
        String clean = Table.harmless(reason.replace('\n', ' '));
        return clean.length() <= MAX_LENGTH ? clean : clean.substring(0, MAX_LENGTH) + "…";
    }
}
