package dev.mayfly.store.sql;

import dev.mayfly.trail.RecordedEvent.TouchedResource;
import dev.mayfly.trail.TrailEvent;
import java.util.ArrayList;
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

    static List<TouchedResource> of(TrailEvent event) {
        List<TouchedResource> touched = new ArrayList<>();
        event.responseElements().ifPresent(answer -> handedOut(touched, answer));
        for (TrailEvent.Resource resource : event.resources()) {
            add(touched, resource.type(), resource.arn());
            int name = resource.arn().lastIndexOf('/') + 1;
            if (name > 0) {
                add(touched, resource.type(), resource.arn().substring(name));
            }
        }
        return touched;
    }

    static String column(List<TouchedResource> touched) {
        StringBuilder column = new StringBuilder();
        for (TouchedResource resource : touched) {
            column.append(resource.type()).append(BEFORE_NAME);
            column.append(resource.name()).append(END);
        }
        return column.toString();
    }

    static List<TouchedResource> parse(String column) {
        return column.lines()
                .map(line -> line.split(String.valueOf(BEFORE_NAME), 2))
                .map(parts -> new TouchedResource(parts[0], parts[1]))
                .toList();
    }

    /// What the column contains when a resource of that clean name is in it.
    static String named(String name) {
        return BEFORE_NAME + name + END;
    }

    /// What the column contains when a resource of that clean type is in it. A type cannot be the
    /// end of a longer one: all begin with `AWS::`.
    static String typed(String type) {
        return type + BEFORE_NAME;
    }

    /// Without the characters that structure the column, and whatever else controls.
    static String clean(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ') {
                return text.replaceAll("\\p{Cntrl}", " ");
            }
        }
        return text;
    }

    private static void handedOut(List<TouchedResource> touched, Map<String, Object> answer) {
        if (answer.get("credentials") instanceof Map<?, ?> credentials) {
            add(touched, "AWS::IAM::AccessKey", credentials.get("accessKeyId"));
        }
        if (answer.get("assumedRoleUser") instanceof Map<?, ?> session) {
            add(touched, "AWS::STS::AssumedRole", session.get("assumedRoleId"));
            add(touched, "AWS::STS::AssumedRole", session.get("arn"));
        }
    }

    private static void add(List<TouchedResource> touched, String type, @Nullable Object name) {
        if (name instanceof String text) {
            touched.add(new TouchedResource(clean(type), clean(text)));
        }
    }
}
