package dev.mayfly.store.sql;

import dev.mayfly.trail.RecordedEvent.TouchedResource;
import dev.mayfly.trail.TrailEvent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The resources an event can be looked up by: those it touched, by ARN and by name, and what it
/// handed out (access key, session), as AWS answers for `AssumeRole`.
///
/// One column holds them, a line each: type, tab, name.
final class TouchedResources {

    private static final char BEFORE_NAME = '\t';
    private static final char END = '\n';

    private TouchedResources() {}

    static String column(TrailEvent event) {
        StringBuilder column = new StringBuilder();
        event.responseElements().ifPresent(answer -> handedOut(column, answer));
        for (TrailEvent.Resource resource : event.resources()) {
            append(column, resource.type(), resource.arn());
            int name = resource.arn().lastIndexOf('/') + 1;
            if (name > 0) {
                append(column, resource.type(), resource.arn().substring(name));
            }
        }
        return column.toString();
    }

    /// What the column contains when a resource of that name is in it.
    static String named(String name) {
        return BEFORE_NAME + clean(name) + END;
    }

    /// What the column contains when a resource of that type is in it. A type cannot be the end of
    /// a longer one: all begin with `AWS::`.
    static String typed(String type) {
        return clean(type) + BEFORE_NAME;
    }

    static List<TouchedResource> parse(String column) {
        return column.lines()
                .map(line -> line.split(String.valueOf(BEFORE_NAME), 2))
                .map(parts -> new TouchedResource(parts[0], parts[1]))
                .toList();
    }

    private static void handedOut(StringBuilder column, Map<String, Object> answer) {
        if (answer.get("credentials") instanceof Map<?, ?> credentials) {
            append(column, "AWS::IAM::AccessKey", credentials.get("accessKeyId"));
        }
        if (answer.get("assumedRoleUser") instanceof Map<?, ?> session) {
            append(column, "AWS::STS::AssumedRole", session.get("assumedRoleId"));
            append(column, "AWS::STS::AssumedRole", session.get("arn"));
        }
    }

    private static void append(StringBuilder column, String type, @Nullable Object name) {
        if (name instanceof String text) {
            column.append(clean(type)).append(BEFORE_NAME).append(clean(text)).append(END);
        }
    }

    /// Without the characters that structure the column, and whatever else controls.
    private static String clean(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ') {
                return text.replaceAll("\\p{Cntrl}", " ");
            }
        }
        return text;
    }
}
