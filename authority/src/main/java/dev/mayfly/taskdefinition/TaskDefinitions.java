package dev.mayfly.taskdefinition;

import dev.mayfly.policy.json.Json;
import dev.mayfly.policy.json.JsonReader;
import dev.mayfly.policy.json.JsonSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Task definitions as text and back.
public final class TaskDefinitions {

    /// Source: Amazon ECS Developer Guide, "Amazon ECS service quotas": a task definition has at
    /// most 64 KiB. White space, which AWS does not count, may take as much again, thrice.
    private static final int MAX_CHARS = 4 * 64 * 1024;

    private static final int MAX_BYTES = 64 * 1024;

    /// `linuxParameters.tmpfs[0].mountOptions[0]` nests deepest, in the eighth level.
    private static final int MAX_DEPTH = 10;

    private TaskDefinitions() {}

    /// The task definition in `text`, as `--cli-input-json` takes it: no name twice, no member that
    /// AWS's model does not have, every type as there. A member that is `null` was not sent.
    ///
    /// @throws TaskDefinitionException naming everything that does not fit
    public static TaskDefinition parse(String text) {
        if (text.length() > MAX_CHARS) {
            throw refusal("The task definition is longer than " + MAX_CHARS + " characters.");
        }
        Json json;
        try {
            json = JsonReader.read(text, MAX_DEPTH);
        } catch (JsonSyntaxException e) {
            throw refusal("Line " + e.position().line() + ": " + e.problem() + ".");
        }
        RecordReader reader = new RecordReader();
        TaskDefinition definition = reader.read(TaskDefinition.class, json);
        int bytes = write(definition).getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_BYTES) {
            // AWS's words, from reports of the refusal
            throw refusal("Actual length: '" + bytes + "'. Max allowed length is '65536' bytes.");
        }
        return definition;
    }

    /// `definition` as compact JSON, members in the order of AWS's model, nothing that was not
    /// given. [#parse] reads the same definition from it.
    public static String write(TaskDefinition definition) {
        return RecordWriter.write(definition);
    }

    private static TaskDefinitionException refusal(String message) {
        return new TaskDefinitionException(
                List.of(new Problem(Problem.Kind.MALFORMED, "", message)));
    }
}
