package dev.mayfly.agent.peer;

/// The process that holds a socket, for the record.
///
/// @param executable the path of its program, or empty where we may not read it
public record PeerProcess(long pid, String executable) {}
