/// ECS task definitions: what `aws ecs register-task-definition --cli-input-json` takes, read
/// strictly, checked in AWS's words, and written back as it came. The records carry the names of
/// AWS's model, so that a codec finds each member by its component's name. Knows no file, no
/// process, no container and no wire. Start at [TaskDefinition]; [TaskDefinitions] reads and
/// writes.
@NullMarked
package dev.mayfly.taskdefinition;

import org.jspecify.annotations.NullMarked;
