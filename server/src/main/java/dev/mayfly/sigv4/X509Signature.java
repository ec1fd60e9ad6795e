package dev.mayfly.sigv4;

import dev.mayfly.certificate.PresentedChain;
import dev.mayfly.wire.Headers;
import dev.mayfly.x509.MalformedX509Exception;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a request says about its certificate signature, read but not verified.
@SuppressWarnings("ArrayRecordComponent") // the claimed signature, never compared as such
record X509Signature(
        X509Algorithm algorithm,
        X509Scope scope,
        List<String> signedHeaders,
        byte[] claimed,
        AmzTime time,
        PresentedChain certificates) {

    static final String CERTIFICATE = "x-amz-x509";
    static final String CHAIN = "x-amz-x509-chain";

    /// An RSA-8192 signature; no other is longer.
    private static final int MAX_SIGNATURE_HEX = 2048;

    static X509Signature read(Headers headers) {
        String authorization = headers.first("authorization").orElseThrow(Refusals::missing);
        int space = authorization.indexOf(' ');
        int end = space < 0 ? authorization.length() : space;
        X509Algorithm algorithm = X509Algorithm.of(authorization.substring(0, end));
        Map<String, String> parameters =
                AuthorizationHeader.parameters(authorization.substring(end));
        AuthorizationHeader.requireAll(authorization, parameters);
        return new X509Signature(
                algorithm,
                X509Scope.parse(parameters.getOrDefault("Credential", "")),
                Signature.names(parameters.getOrDefault("SignedHeaders", "")),
                hex(parameters.getOrDefault("Signature", "")),
                time(headers),
                certificates(headers));
    }

    private static byte[] hex(String text) {
        boolean lowerHex =
                text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
        if (!lowerHex
                || text.isEmpty()
                || text.length() > MAX_SIGNATURE_HEX
                || text.length() % 2 != 0) {
            throw Refusals.incomplete("Signature must be lower-case hexadecimal digits");
        }
        return HexFormat.of().parseHex(text);
    }

    private static AmzTime time(Headers headers) {
        return headers.first("x-amz-date")
                .flatMap(AmzTime::parse)
                .orElseThrow(() ->
                        Refusals.incomplete(
                                "X-Amz-Date must be there and in the ISO8601 basic format, like"
                                        + " 20261124T140000Z"));
    }

    private static PresentedChain certificates(Headers headers) {
        String endEntity =
                headers.first(CERTIFICATE)
                        .orElseThrow(() ->
                                Refusals.incomplete(
                                        "X-Amz-X509 must be there, the certificate as base 64 of"
                                                + " its DER"));
        Optional<String> chain = headers.first(CHAIN);
        try {
            return PresentedChain.parse(
                    base64(endEntity), chain.map(X509Signature::list).orElse(List.of()));
        } catch (MalformedX509Exception e) {
            throw Refusals.incomplete(
                    "X-Amz-X509 or X-Amz-X509-Chain is not as it must be: " + e.getMessage());
        }
    }

    private static List<byte[]> list(String chain) {
        String[] parts = chain.split(",", PresentedChain.MAX_OTHERS + 2);
        if (parts.length > PresentedChain.MAX_OTHERS) {
            throw new MalformedX509Exception("the chain holds more than 5 certificates");
        }
        return Arrays.stream(parts).map(String::strip).map(X509Signature::base64).toList();
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException _) {
            throw new MalformedX509Exception("it is not base 64");
        }
    }
}
