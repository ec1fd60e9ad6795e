/// Containers by a container engine, podman or docker, whose command lines agree in what we use.
/// Each task has an address of its own on the bridge whose own address is that of the credentials
/// endpoint, so that the endpoint knows a task by where it calls from. Start at [EngineRuntime].
@NullMarked
package dev.mayfly.agent.task.engine;

import org.jspecify.annotations.NullMarked;
