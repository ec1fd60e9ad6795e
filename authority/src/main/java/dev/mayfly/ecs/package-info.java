/// Clusters, task definitions, services and tasks of an account, as Amazon ECS knows them. Data
/// only: it knows no rules of change, no store and no wire. Start at [EcsState].
@NullMarked
package dev.mayfly.ecs;

import org.jspecify.annotations.NullMarked;
