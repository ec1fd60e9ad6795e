/// What a task may learn about itself from the agent, in the shape of Amazon ECS's task metadata
/// endpoint, versions 3 and 4. Nothing here is secret. Must not know credentials or runtimes: the
/// runtime says what it knows ([TaskDescription]). Start at [MetadataDocuments].
@NullMarked
package dev.mayfly.agent.taskmetadata;

import org.jspecify.annotations.NullMarked;
