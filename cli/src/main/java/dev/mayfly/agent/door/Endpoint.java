package dev.mayfly.agent.door;

/// What stands behind a door: the metadata service, the container endpoint and their like.
public interface Endpoint {

    /// Answers a request that came through. Called on a virtual thread of its own.
    LocalResponse answer(LocalRequest request);

    /// Words what the door refuses, with the status this endpoint's clients understand.
    LocalResponse refused(DoorRefusal refusal);
}
