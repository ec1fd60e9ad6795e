package dev.mayfly.refusal;

import java.time.Instant;

/// An expected refusal. [#message()] is what the caller reads; it is AWS's text where AWS has one,
/// and tells an honest caller what helps without telling a prober what exists.
public sealed interface Refusal {

    /// The sentence sent to the caller. Never holds a secret, a token or a signature.
    String message();

    // Who is calling

    /// The request carries no credentials and the operation needs them.
    record MissingAuthentication(String message) implements Refusal {}

    /// The authorization header or query parameters are not a whole signature.
    record IncompleteSignature(String message) implements Refusal {}

    /// The signature is well formed but not the one these credentials make.
    record SignatureMismatch(String message) implements Refusal {}

    /// The signature was made too long ago, or for a time too far ahead.
    record RequestExpired(String message) implements Refusal {}

    /// The access key id or session token is not one of ours, does not fit, or was revoked.
    record UnknownCredentials(String message) implements Refusal {}

    /// The session behind the credentials is over.
    record ExpiredCredentials(String message) implements Refusal {}

    /// A token was asked for that would outlive the session asking.
    record SessionDurationEscalation(String message) implements Refusal {}

    // What the caller may do

    /// A policy does not allow, or forbids, the call.
    record NotAuthorized(String message) implements Refusal {}

    // The token a web identity brought

    /// The token is malformed, has a wrong signature or audience, or lacks a claim.
    record InvalidIdentityToken(String message) implements Refusal {}

    /// The token was valid once.
    record ExpiredIdentityToken(Instant now, Instant expiry) implements Refusal {
        @Override
        public String message() {
            return "Token expired: current date/time "
                    + now.getEpochSecond()
                    + " must be before the expiration date/time "
                    + expiry.getEpochSecond();
        }
    }

    /// The identity provider could not be reached for its keys.
    record IdentityProviderUnreachable(String message) implements Refusal {}

    /// The identity provider answered, and its answer rejects the claim.
    record IdentityProviderRejectedClaim(String message) implements Refusal {}

    // What was asked for

    /// The call names an operation nobody serves.
    record UnknownOperation(String message) implements Refusal {}

    /// The call names no operation at all.
    record MissingAction(String message) implements Refusal {}

    /// The query string or form is not readable as one: escapes, UTF-8, a parameter twice.
    record MalformedQuery(String message) implements Refusal {}

    /// The request is not one of the protocol: unreadable body, unknown structure, a size over
    /// bounds.
    record MalformedRequest(String message) implements Refusal {}

    /// The request body or headers are larger than accepted.
    record RequestTooLarge(String message) implements Refusal {}

    /// A member is missing, too long, or does not match its pattern.
    record InvalidMember(String message) implements Refusal {}

    /// A parameter is well formed but not acceptable here (STS `InvalidParameterValue`).
    record InvalidParameterValue(String message) implements Refusal {}

    /// The input is well formed but not acceptable (IAM `InvalidInput`).
    record InvalidInput(String message) implements Refusal {}

    /// A policy document that does not parse or breaks a rule of the language.
    record MalformedPolicy(String message) implements Refusal {}

    /// The question is well put, and within the bounds of one call no answer was found.
    record Undecided(String message) implements Refusal {}

    /// Session policies and tags together do not fit into a session.
    record PackedPolicyTooLarge(String message) implements Refusal {}

    /// The encoded authorization message is not one of ours.
    record InvalidAuthorizationMessage(String message) implements Refusal {}

    /// The paging marker is not one we gave out.
    record InvalidMarker(String message) implements Refusal {}

    /// The times asked for are not a range (CloudTrail `LookupEvents`).
    record InvalidTimeRange(String message) implements Refusal {}

    /// The attributes looked up are not ones of ours (CloudTrail `LookupEvents`).
    record InvalidLookupAttributes(String message) implements Refusal {}

    /// More results asked for at once than the operation gives, or fewer than one.
    record InvalidMaxResults(String message) implements Refusal {}

    // What is there

    record NoSuchEntity(String message) implements Refusal {}

    record EntityAlreadyExists(String message) implements Refusal {}

    /// The entity is still referenced by others.
    record DeleteConflict(String message) implements Refusal {}

    /// A quota of AWS's would be passed.
    record LimitExceeded(String message) implements Refusal {}

    /// More tags than a resource may have, where the service has a word of its own for it.
    record TooManyTags(String message) implements Refusal {}

    /// The entity is owned by the service and cannot be changed.
    record UnmodifiableEntity(String message) implements Refusal {}

    /// Another writer changed the same entity first.
    record ConcurrentModification(String message) implements Refusal {}

    /// The policy cannot be attached to this kind of entity.
    record PolicyNotAttachable(String message) implements Refusal {}

    /// The operation exists at AWS and is refused by Mayfly on purpose; the text says what to do
    /// instead.
    record NotOffered(String message) implements Refusal {}

    /// ECS does not do it.
    record ClusterRefused(ClusterFault fault, String message) implements Refusal {}

    // Us

    /// Mayfly cannot answer safely now (store unreadable, trail not durable): fail closed.
    record ServiceUnavailable(String message) implements Refusal {}
}
