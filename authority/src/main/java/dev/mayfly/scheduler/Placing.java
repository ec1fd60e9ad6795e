package dev.mayfly.scheduler;

import dev.mayfly.ecs.ContainerInstance;

/// What comes of looking for a place.
public sealed interface Placing {

    /// A place.
    record Found(ContainerInstance instance) implements Placing {}

    /// None: no container instance takes tasks at all.
    record NoInstances() implements Placing {}

    /// None that has what is needed; `closest` is one of them, and `lacks` what it has not.
    record NoRoom(ContainerInstance closest, Lack lacks) implements Placing {}

    /// What a container instance may not have, as ECS spells it in `failures`.
    enum Lack {
        PORTS("RESOURCE:PORTS", "is already using a port required by your task"),
        CPU("RESOURCE:CPU", "has insufficient CPU units available"),
        MEMORY("RESOURCE:MEMORY", "has insufficient memory available");

        private final String code;
        private final String words;

        Lack(String code, String words) {
            this.code = code;
            this.words = words;
        }

        /// `RESOURCE:PORTS`, …
        public String code() {
            return code;
        }

        /// The end of ECS's sentence about it.
        String words() {
            return words;
        }
    }
}
