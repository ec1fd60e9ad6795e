package dev.mayfly.api.node;

import dev.mayfly.node.NodeNames;
import dev.mayfly.wire.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the operations on nodes take. The first six are an administrator's, the others a machine's.
public interface NodeRequests {

    int MAX_NAME = 63;
    int MAX_KEY_TEXT = 4096;
    String REQUEST_ID = "[A-Za-z0-9_-]{22,64}";

    /// A node to be: its instance profile by name, roles for tasks its operator starts by ARN, the
    /// networks it may speak from (anywhere when there are none), how long its join token lives (15
    /// minutes when left out), how often it may recover (3) and for how long after its certificate
    /// lapsed (30 days).
    record AddNode(
            @Member(minLength = 1, maxLength = MAX_NAME, pattern = NodeNames.NAME) String nodeName,
            @Member(minLength = 1, maxLength = 128) String instanceProfileName,
            @Member(maxLength = 50) List<String> taskRoleArns,
            @Member(maxLength = 20) List<String> allowedCidrs,
            @Member(min = 60, max = 86_400) Optional<Duration> tokenSeconds,
            @Member(min = 0, max = 100) Optional<Integer> recoveries,
            @Member(min = 0, max = 31_536_000) Optional<Duration> recoveryWindowSeconds) {}

    /// One node.
    record ByName(
            @Member(minLength = 1, maxLength = MAX_NAME, pattern = NodeNames.NAME)
                    String nodeName) {}

    /// Nothing.
    record Nothing() {}

    /// A node that is to get nothing more, and why.
    record LockNode(
            @Member(minLength = 1, maxLength = MAX_NAME, pattern = NodeNames.NAME) String nodeName,
            @Member(minLength = 1, maxLength = 256) Optional<String> reason) {}

    /// Another allowance of recoveries. What is left out stays.
    record AllowRecovery(
            @Member(minLength = 1, maxLength = MAX_NAME, pattern = NodeNames.NAME) String nodeName,
            @Member(min = 0, max = 100) Optional<Integer> recoveries,
            Optional<Instant> until) {}

    /// The key of a machine (a certificate request in PEM, of which nothing but the key is read),
    /// and the proof that the token was there: a signature over both with the token's key. The
    /// token itself stays where it is.
    record JoinNode(
            @Member(minLength = 1, maxLength = 64) String tokenId,
            @Member(minLength = 1, maxLength = MAX_KEY_TEXT) String certificateRequest,
            @Member(minLength = 1, maxLength = 256) String proof) {}

    /// The next certificate: the generation the node holds, and its own name for this request,
    /// under which a lost answer can be asked for again.
    record RenewNode(
            @Member(min = 1) int generation, @Member(pattern = REQUEST_ID) String requestId) {}

    /// A node whose certificate has lapsed and that is about to prove its key.
    record ChallengeNode(
            @Member(minLength = 1, maxLength = MAX_NAME, pattern = NodeNames.NAME)
                    String nodeName) {}

    /// The proof: the challenge, the generation and the request, signed with the node's key.
    record RecoverNode(
            @Member(minLength = 1, maxLength = MAX_NAME, pattern = NodeNames.NAME) String nodeName,
            @Member(minLength = 1, maxLength = 512) String challenge,
            @Member(min = 0) int generation,
            @Member(pattern = REQUEST_ID) String requestId,
            @Member(minLength = 1, maxLength = 256) String signature) {}
}
