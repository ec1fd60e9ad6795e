package dev.mayfly.trail;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One call and its outcome, in the terms of a CloudTrail record.
///
/// `requestParameters`, `responseElements` and `additionalData` hold strings, numbers, booleans,
/// lists and maps with string keys, in AWS's spelling, without secrets; an empty optional, here or
/// inside, is written as JSON `null`. `denial` is the explanation of a refusal as JSON: kept beside
/// the record for whoever may administer, never part of the record itself.
///
/// Source: CloudTrail User Guide, "CloudTrail record contents", read 2026-11.
public record TrailEvent(
        String eventId,
        String requestId,
        Instant time,
        String eventSource,
        String eventName,
        boolean readOnly,
        String region,
        String account,
        Origin origin,
        UserIdentity identity,
        Optional<Failure> failure,
        Optional<Map<String, Object>> requestParameters,
        Optional<Map<String, Object>> responseElements,
        Map<String, Object> additionalData,
        List<Resource> resources,
        Optional<String> sharedEventId,
        Optional<String> denial) {

    /// Where the call came from. `tlsVersion` is empty over plain HTTP.
    public record Origin(
            String sourceIp,
            String userAgent,
            Optional<String> hostHeader,
            Optional<String> tlsVersion,
            Optional<String> cipherSuite) {
        /// Of a call that did not come over the network.
        public static Origin onThisMachine() {
            return new Origin(
                    "127.0.0.1", "mayfly", Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /// The code and message that were answered.
    public record Failure(String code, String message) {}

    /// A resource the call touched, e.g. type `AWS::IAM::Role`.
    public record Resource(String arn, String type, String account) {}
}
