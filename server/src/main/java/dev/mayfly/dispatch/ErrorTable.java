package dev.mayfly.dispatch;

import dev.mayfly.protocol.Fault;
import dev.mayfly.refusal.ClusterFault;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.Refusal.*;
import dev.mayfly.wire.Service;
import java.util.Optional;

/// The one place that knows AWS's error codes and HTTP statuses: one exhaustive switch per protocol
/// family, so that a new refusal does not compile before it has a code.
///
/// Source: error shapes of the STS, IAM and CloudTrail models of botocore 1.43; IAM API Reference,
/// "Common errors"; AWS General Reference, "Signature Version 4 troubleshooting". Where AWS has no
/// such refusal (`NotOffered`, `RequestTooLarge`) the code is our choice.
final class ErrorTable {

    private record Code(int status, String name) {}

    private ErrorTable() {}

    /// How a service of that protocol says it.
    static Fault of(Service.Protocol protocol, Refusal refusal) {
        Code code =
                switch (protocol) {
                    case AWS_QUERY -> query(refusal);
                    case AWS_JSON_1_1 -> new Code(jsonStatus(refusal), json(refusal));
                    case REST_JSON -> new Code(restStatus(refusal), rest(refusal));
                };
        return new Fault(code.status, code.name, refusal.message(), reason(protocol, refusal));
    }

    /// How that service says it; ECS has words of its own.
    static Fault of(Service service, Refusal refusal) {
        Fault fault = of(service.protocol(), refusal);
        boolean ecs = service.signingName().equals(Service.ECS.signingName());
        boolean parameter = refusal instanceof InvalidMember || refusal instanceof InvalidMarker;
        return ecs && parameter
                ? Fault.of(fault.status(), "InvalidParameterException", fault.message())
                : fault;
    }

    /// What a caller reads when we failed; the request id leads the operator to the log.
    static Fault internal(Service.Protocol protocol) {
        String message =
                "The request processing has failed because of an unknown error, exception or"
                        + " failure.";
        return switch (protocol) {
            case AWS_QUERY -> Fault.of(500, "InternalFailure", message);
            case AWS_JSON_1_1, REST_JSON -> Fault.of(500, "InternalServerException", message);
        };
    }

    private static Code query(Refusal refusal) {
        return switch (refusal) {
            case MissingAuthentication _ -> new Code(403, "MissingAuthenticationToken");
            case IncompleteSignature _ -> new Code(400, "IncompleteSignature");
            case SignatureMismatch _ -> new Code(403, "SignatureDoesNotMatch");
            case RequestExpired _ -> new Code(400, "RequestExpired");
            case UnknownCredentials _ -> new Code(403, "InvalidClientTokenId");
            case ExpiredCredentials _ -> new Code(403, "ExpiredToken");
            case SessionDurationEscalation _ -> new Code(403, "SessionDurationEscalationException");
            case NotAuthorized _, NotOffered _ -> new Code(403, "AccessDenied");
            case InvalidIdentityToken _ -> new Code(400, "InvalidIdentityToken");
            case ExpiredIdentityToken _ -> new Code(400, "ExpiredTokenException");
            case IdentityProviderUnreachable _ -> new Code(400, "IDPCommunicationError");
            case IdentityProviderRejectedClaim _ -> new Code(403, "IDPRejectedClaim");
            case UnknownOperation _ -> new Code(400, "InvalidAction");
            case MissingAction _ -> new Code(400, "MissingAction");
            case MalformedQuery _ -> new Code(404, "MalformedQueryString");
            case MalformedRequest _ -> new Code(400, "MalformedInput");
            case RequestTooLarge _ -> new Code(413, "RequestEntityTooLarge");
            case InvalidMember _, InvalidMarker _ -> new Code(400, "ValidationError");
            case InvalidParameterValue _,
                    InvalidTimeRange _,
                    InvalidLookupAttributes _,
                    InvalidMaxResults _ ->
                    new Code(400, "InvalidParameterValue");
            case InvalidInput _ -> new Code(400, "InvalidInput");
            case MalformedPolicy _ -> new Code(400, "MalformedPolicyDocument");
            case Undecided _ -> new Code(422, "UnprocessableEntity");
            case PackedPolicyTooLarge _ -> new Code(400, "PackedPolicyTooLarge");
            case InvalidAuthorizationMessage _ ->
                    new Code(400, "InvalidAuthorizationMessageException");
            case NoSuchEntity _ -> new Code(404, "NoSuchEntity");
            case EntityAlreadyExists _ -> new Code(409, "EntityAlreadyExists");
            case DeleteConflict _ -> new Code(409, "DeleteConflict");
            case LimitExceeded _, TooManyTags _ -> new Code(409, "LimitExceeded");
            case UnmodifiableEntity _ -> new Code(400, "UnmodifiableEntity");
            case ConcurrentModification _ -> new Code(409, "ConcurrentModification");
            case PolicyNotAttachable _ -> new Code(400, "PolicyNotAttachable");
            case ClusterRefused(var fault, _) -> new Code(400, ecs(fault));
            case ServiceUnavailable _ -> new Code(503, "ServiceUnavailable");
        };
    }

    private static String json(Refusal refusal) {
        return switch (refusal) {
            case MissingAuthentication _ -> "MissingAuthenticationTokenException";
            case IncompleteSignature _ -> "IncompleteSignatureException";
            case SignatureMismatch _, RequestExpired _ -> "InvalidSignatureException";
            case UnknownCredentials _ -> "UnrecognizedClientException";
            case ExpiredCredentials _, ExpiredIdentityToken _ -> "ExpiredTokenException";
            case SessionDurationEscalation _ -> "SessionDurationEscalationException";
            case NotAuthorized _, NotOffered _, IdentityProviderRejectedClaim _ ->
                    "AccessDeniedException";
            case InvalidIdentityToken _, IdentityProviderUnreachable _ ->
                    "InvalidIdentityTokenException";
            case UnknownOperation _, MissingAction _ -> "UnknownOperationException";
            case MalformedQuery _, MalformedRequest _ -> "SerializationException";
            case RequestTooLarge _ -> "RequestEntityTooLargeException";
            case InvalidMember _, InvalidInput _ -> "ValidationException";
            case InvalidParameterValue _ -> "InvalidParameterException";
            case InvalidTimeRange _ -> "InvalidTimeRangeException";
            case InvalidLookupAttributes _ -> "InvalidLookupAttributesException";
            case InvalidMaxResults _ -> "InvalidMaxResultsException";
            case InvalidMarker _ -> "InvalidNextTokenException";
            case MalformedPolicy _ -> "MalformedPolicyDocumentException";
            case Undecided _ -> "UnprocessableEntityException";
            case PackedPolicyTooLarge _ -> "PackedPolicyTooLargeException";
            case InvalidAuthorizationMessage _ -> "InvalidAuthorizationMessageException";
            case NoSuchEntity _ -> "ResourceNotFoundException";
            case EntityAlreadyExists _, DeleteConflict _, UnmodifiableEntity _ ->
                    "ConflictException";
            case LimitExceeded _ -> "ServiceQuotaExceededException";
            case TooManyTags _ -> "TooManyTagsException";
            case ConcurrentModification _ -> "ConcurrentModificationException";
            case PolicyNotAttachable _ -> "PolicyNotAttachableException";
            case ClusterRefused(var fault, _) -> ecs(fault);
            case ServiceUnavailable _ -> "ServiceUnavailableException";
        };
    }

    private static String ecs(ClusterFault fault) {
        return switch (fault) {
            case CLIENT -> "ClientException";
            case INVALID_PARAMETER -> "InvalidParameterException";
            case CLUSTER_NOT_FOUND -> "ClusterNotFoundException";
            case CLUSTER_CONTAINS_SERVICES -> "ClusterContainsServicesException";
            case CLUSTER_CONTAINS_TASKS -> "ClusterContainsTasksException";
            case CLUSTER_CONTAINS_INSTANCES -> "ClusterContainsContainerInstancesException";
            case SERVICE_NOT_FOUND -> "ServiceNotFoundException";
            case SERVICE_NOT_ACTIVE -> "ServiceNotActiveException";
            case RESOURCE_NOT_FOUND -> "ResourceNotFoundException";
            case UNSUPPORTED_FEATURE -> "UnsupportedFeatureException";
        };
    }

    private static String rest(Refusal refusal) {
        return refusal instanceof InvalidMarker ? "ValidationException" : json(refusal);
    }

    // Source: `ValidationExceptionReason` of Access Analyzer's model; other services ignore it.
    private static Optional<String> reason(Service.Protocol protocol, Refusal refusal) {
        if (protocol != Service.Protocol.REST_JSON) {
            return Optional.empty();
        }
        if (refusal instanceof InvalidMember || refusal instanceof InvalidMarker) {
            return Optional.of("fieldValidationFailed");
        }
        return refusal instanceof InvalidInput ? Optional.of("other") : Optional.empty();
    }

    // AWS JSON answers 400 to everything that is the sender's fault.
    private static int jsonStatus(Refusal refusal) {
        int rest = restStatus(refusal);
        return rest >= 500 || rest == 413 ? rest : 400;
    }

    private static int restStatus(Refusal refusal) {
        return switch (refusal) {
            case MissingAuthentication _,
                    SignatureMismatch _,
                    RequestExpired _,
                    UnknownCredentials _,
                    ExpiredCredentials _,
                    SessionDurationEscalation _,
                    NotAuthorized _,
                    NotOffered _,
                    IdentityProviderRejectedClaim _ ->
                    403;
            case UnknownOperation _, MissingAction _, NoSuchEntity _ -> 404;
            case EntityAlreadyExists _, DeleteConflict _, ConcurrentModification _ -> 409;
            case LimitExceeded _ -> 402; // as ServiceQuotaExceededException of REST-JSON services
            case RequestTooLarge _ -> 413;
            case Undecided _ -> 422;
            case ServiceUnavailable _ -> 503;
            case IncompleteSignature _,
                    InvalidIdentityToken _,
                    ExpiredIdentityToken _,
                    IdentityProviderUnreachable _,
                    MalformedQuery _,
                    MalformedRequest _,
                    InvalidMember _,
                    InvalidParameterValue _,
                    InvalidInput _,
                    InvalidTimeRange _,
                    InvalidLookupAttributes _,
                    InvalidMaxResults _,
                    InvalidMarker _,
                    MalformedPolicy _,
                    PackedPolicyTooLarge _,
                    InvalidAuthorizationMessage _,
                    UnmodifiableEntity _,
                    PolicyNotAttachable _,
                    TooManyTags _,
                    ClusterRefused _ ->
                    400;
        };
    }
}
