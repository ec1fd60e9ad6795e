package dev.mayfly.sigv4;

import dev.mayfly.session.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.spec.SecretKeySpec;

/// Derives signing keys and remembers them: four HMACs a session, day, region and service instead
/// of a request. A remembered key counts only for the very secret it was derived from. Thread-safe.
final class SigningKeys {

    private record Derived(Secret secret, SecretKeySpec key) {}

    private final int capacity;
    private final Map<CredentialScope, Derived> derived = new ConcurrentHashMap<>();

    SigningKeys(int capacity) {
        this.capacity = capacity;
    }

    SecretKeySpec key(CredentialScope scope, Secret secret) {
        Derived known = derived.get(scope);
        if (known != null && known.secret.equals(secret)) {
            return known.key;
        }
        SecretKeySpec key = derive(scope, secret);
        if (derived.size() >= capacity) {
            derived.clear(); // deriving anew is cheap; an order of use would cost every request
        }
        derived.put(scope, new Derived(secret, key));
        return key;
    }

    int size() {
        return derived.size();
    }

    private static SecretKeySpec derive(CredentialScope scope, Secret secret) {
        byte[] prefix = "AWS4".getBytes(StandardCharsets.US_ASCII);
        byte[] secretBytes = secret.bytes();
        byte[] start = new byte[prefix.length + secretBytes.length];
        System.arraycopy(prefix, 0, start, 0, prefix.length);
        System.arraycopy(secretBytes, 0, start, prefix.length, secretBytes.length);
        SecretKeySpec date = Hashes.key(Hashes.hmac(Hashes.key(start), scope.date()));
        SecretKeySpec region = Hashes.key(Hashes.hmac(date, scope.region()));
        SecretKeySpec service = Hashes.key(Hashes.hmac(region, scope.service()));
        return Hashes.key(Hashes.hmac(service, "aws4_request"));
    }
}
