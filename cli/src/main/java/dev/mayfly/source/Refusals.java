package dev.mayfly.source;

import dev.mayfly.client.Json;
import dev.mayfly.upstream.Answer;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;

/// Reads an answer of the authority at `url` that is an error.
public record Refusals(URI url, InstantSource clock) {

    /// Authorities take signatures that are at most this old.
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final int CLIENT_ERROR = 400;

    /// The error in an AWS JSON or REST-JSON answer.
    public SourceException of(Answer answer) {
        Json body = answer.json();
        String code =
                first(answer.header("x-amzn-errortype").orElse(""), body.at("__type"))
                        .replaceFirst("^.*#", "")
                        .replaceFirst(":.*$", "");
        return of(answer, code, first(body.at("message"), body.at("Message")));
    }

    /// An error whose code and sentence have been read.
    public SourceException of(Answer answer, String code, String sentence) {
        if (answer.mayPass()) {
            return SourceException.outage(
                    url + " cannot answer now: " + words(answer, code, sentence));
        }
        boolean understood = answer.status() >= CLIENT_ERROR && !code.isEmpty();
        return understood
                ? SourceException.refused(words(answer, code, sentence) + clockRemark(answer))
                : SourceException.outage(
                        "what answers at " + url + " is no authority: " + words(answer, code, ""));
    }

    private static String words(Answer answer, String code, String sentence) {
        String status = "HTTP " + answer.status();
        if (code.isEmpty()) {
            return status;
        }
        return sentence.isEmpty() ? code + " (" + status + ")" : code + ": " + sentence;
    }

    /// A clock that is off is refused in words about signatures, which helps nobody.
    private String clockRemark(Answer answer) {
        try {
            Instant theirs =
                    Instant.from(
                            DateTimeFormatter.RFC_1123_DATE_TIME.parse(
                                    answer.header("date").orElse("")));
            Duration ahead = Duration.between(theirs, clock.instant());
            return ahead.abs().compareTo(TOLERANCE) < 0
                    ? ""
                    : " (this machine's clock is "
                            + ahead.abs().toMinutes()
                            + " min "
                            + (ahead.isNegative() ? "behind" : "ahead of")
                            + " the authority's)";
        } catch (DateTimeException _) {
            return "";
        }
    }

    private static String first(String... texts) {
        return Stream.of(texts).filter(text -> !text.isEmpty()).findFirst().orElse("");
    }
}
