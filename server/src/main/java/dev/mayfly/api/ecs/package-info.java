/// What ECS's operations take and answer, as records the wire decodes and encodes. Task definitions
/// are read and written as [dev.mayfly.taskdefinition] has them. Holds nothing else. Start at
/// [dev.mayfly.api.ecs.ServiceRecords].
@NullMarked
package dev.mayfly.api.ecs;

import org.jspecify.annotations.NullMarked;
