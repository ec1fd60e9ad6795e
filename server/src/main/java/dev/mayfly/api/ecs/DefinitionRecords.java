package dev.mayfly.api.ecs;

import dev.mayfly.taskdefinition.RegisteredTaskDefinition;
import dev.mayfly.wire.Member;
import java.util.List;
import java.util.Optional;

/// What the operations on task definitions take and answer.
public interface DefinitionRecords {

    record Registered(RegisteredTaskDefinition taskDefinition, List<TagMember> tags) {}

    record ByName(String taskDefinition) {}

    record Deregistered(RegisteredTaskDefinition taskDefinition) {}

    record Describe(String taskDefinition, @Member(oneOf = {"TAGS"}) List<String> include) {}

    record ListDefinitions(
            Optional<String> familyPrefix,
            @Member(oneOf = {"ACTIVE", "INACTIVE", "DELETE_IN_PROGRESS"}) Optional<String> status,
            @Member(oneOf = {"ASC", "DESC"}) Optional<String> sort,
            Optional<String> nextToken,
            Optional<Integer> maxResults) {}

    record Listed(List<String> taskDefinitionArns, Optional<String> nextToken) {}

    record ListFamilies(
            Optional<String> familyPrefix,
            @Member(oneOf = {"ACTIVE", "INACTIVE", "ALL"}) Optional<String> status,
            Optional<String> nextToken,
            Optional<Integer> maxResults) {}

    record Families(List<String> families, Optional<String> nextToken) {}
}
