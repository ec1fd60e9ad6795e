package dev.mayfly.ca;

/// Whom an authority issues certificates for. It never changes: an authority of nodes vouches for
/// nodes alone.
public enum AuthorityPurpose {
    /// Mayfly's own nodes; made on first use, never by a call.
    NODES,
    /// Machines that reach roles through Roles Anywhere.
    MACHINES
}
