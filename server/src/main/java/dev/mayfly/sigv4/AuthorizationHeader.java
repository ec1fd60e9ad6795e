package dev.mayfly.sigv4;

import dev.mayfly.wire.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the header form: `AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…`.
final class AuthorizationHeader {

    private static final Set<String> PARAMETERS =
            Set.of("Credential", "SignedHeaders", "Signature");

    private AuthorizationHeader() {}

    static Signature parse(String authorization, Headers headers) {
        int space = authorization.indexOf(' ');
        int end = space < 0 ? authorization.length() : space;
        Signature.requireAlgorithm(authorization.substring(0, end));
        Map<String, String> parameters = parameters(authorization.substring(end));
        Optional<AmzTime> time = time(headers);
        requireAll(authorization, parameters, time.isPresent());
        return new Signature(
                CredentialScope.parse(parameters.getOrDefault("Credential", "")),
                Signature.names(parameters.getOrDefault("SignedHeaders", "")),
                Signature.hex(parameters.getOrDefault("Signature", "")),
                time.orElseThrow(),
                headers.first("x-amz-security-token").orElse(""),
                Optional.empty());
    }

    /// The parameters behind the algorithm, each once.
    static Map<String, String> parameters(String list) {
        Map<String, String> parameters = new HashMap<>();
        for (String part : list.split(",", -1)) {
            String parameter = part.strip();
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? parameter : parameter.substring(0, equals);
            if (equals < 0 || !PARAMETERS.contains(name)) {
                if (parameter.isEmpty()) {
                    continue;
                }
                throw Refusals.incomplete(
                        "Authorization header holds something other than Credential,"
                                + " SignedHeaders and Signature");
            }
            if (parameters.put(name, parameter.substring(equals + 1)) != null) {
                throw Refusals.incomplete("Authorization header holds '" + name + "' twice");
            }
        }
        return parameters;
    }

    private static Optional<AmzTime> time(Headers headers) {
        Optional<String> amzDate = headers.first("x-amz-date");
        return amzDate.isPresent()
                ? amzDate.flatMap(AmzTime::parse)
                : headers.first("date").flatMap(AmzTime::parseHttpDate);
    }

    /// Refuses a header that lacks one of the parameters.
    static void requireAll(String authorization, Map<String, String> parameters) {
        requireAll(authorization, parameters, true);
    }

    // AWS names the header it complains of by its hash, so that support can match it without
    // anybody repeating a signature.
    private static void requireAll(
            String authorization, Map<String, String> parameters, boolean timed) {
        StringBuilder lacks = new StringBuilder();
        for (String name : new String[] {"Credential", "Signature", "SignedHeaders"}) {
            if (!parameters.containsKey(name)) {
                lacks.append("Authorization header requires '")
                        .append(name)
                        .append("' parameter. ");
            }
        }
        if (!timed) {
            lacks.append("Authorization header requires existence of either a 'X-Amz-Date' or a")
                    .append(" 'Date' header. ");
        }
        if (!lacks.isEmpty()) {
            byte[] hash = Hashes.sha256(authorization.getBytes(StandardCharsets.UTF_8));
            lacks.append("(Hashed with SHA-256 and encoded with Base64) Authorization=")
                    .append(Base64.getEncoder().encodeToString(hash));
            throw Refusals.incomplete(lacks.toString());
        }
    }
}
