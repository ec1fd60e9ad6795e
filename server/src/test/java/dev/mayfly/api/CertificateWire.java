package dev.mayfly.api;

import dev.mayfly.atrest.KeyEncryption;
import dev.mayfly.certificates.AuthorityKeys;
import dev.mayfly.certificates.CertificateAuthorities;
import dev.mayfly.certificates.CertificateSigner;
import dev.mayfly.certificates.Issuance;
import dev.mayfly.certificates.RevocationLists;
import dev.mayfly.cloudtrail.TrailOf;
import dev.mayfly.dispatch.Dispatcher;
import dev.mayfly.iam.Directory;
import dev.mayfly.issuance.Site;
import dev.mayfly.keys.KeyRings;
import dev.mayfly.rolesanywhere.AnywhereIds;
import dev.mayfly.sigv4.X509Verifier;
import dev.mayfly.store.sql.Database;
import dev.mayfly.store.sql.SqlKeyRingStore;
import dev.mayfly.store.sql.SqlStateStore;
import dev.mayfly.trail.EventIds;
import dev.mayfly.trail.TrailEvent;
import dev.mayfly.wire.Headers;
import dev.mayfly.wire.Operation;
import dev.mayfly.wire.Permission;
import dev.mayfly.wire.RequestIds;
import dev.mayfly.wire.Standing;
import dev.mayfly.wire.WireRequest;
import dev.mayfly.wire.WireResponse;
import dev.mayfly.x509.CertificateRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The operations on certificate authorities as their callers meet them, JSON in and out, for one
/// caller whom everything is allowed, on a real database.
final class CertificateWire {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final InstantSource CLOCK = InstantSource.fixed(IamWire.NOW);

    final List<Permission> needed = new ArrayList<>();
    final List<TrailEvent> events = new ArrayList<>();
    final Directory directory;
    final CertificateAuthorities authorities;
    final RevocationLists lists;
    final Issuance issuance;
    final CertificateSigner signer;
    Consumer<TrailEvent> sink = events::add;
    private final Dispatcher dispatcher;

    CertificateWire(Database database) {
        SecureRandom random = new SecureRandom();
        directory = new Directory(new SqlStateStore(database, IamWire.ACCOUNT));
        signer = new CertificateSigner(CLOCK, random);
        AuthorityKeys keys =
                new AuthorityKeys(
                        new KeyRings(
                                new SqlKeyRingStore(database),
                                KeyEncryption.ofBase64(KEY, random).envelope(),
                                CLOCK),
                        signer);
        authorities =
                new CertificateAuthorities(
                        directory,
                        keys,
                        signer,
                        new AnywhereIds(random),
                        new Site(IamWire.ACCOUNT, "us-east-1", CLOCK));
        lists = new RevocationLists(directory, keys, signer, CLOCK);
        issuance =
                new Issuance(
                        directory, keys, signer, new Issuance.Addresses(Optional.empty()), CLOCK);
        dispatcher =
                new Dispatcher(
                        operations(),
                        new Dispatcher.Ports(
                                new IamWire.Anyone(),
                                new X509Verifier("us-east-1"),
                                (_, permission, _) -> needed.add(permission),
                                new TrailOf(event -> sink.accept(event)),
                                (_, _, _) -> {},
                                Standing.ALONE),
                        new Dispatcher.Site(
                                IamWire.ACCOUNT,
                                "us-east-1",
                                CLOCK,
                                new RequestIds(new Random(1)),
                                new EventIds(CLOCK, new Random(2))));
    }

    private List<Operation<?, ?>> operations() {
        return Stream.of(
                        new CertificateAuthoritiesApi(authorities, IamWire.ACCOUNT, "us-east-1")
                                .operations(),
                        new CertificatesApi(
                                        new CertificatesApi.Parts(authorities, issuance, lists),
                                        IamWire.ACCOUNT,
                                        "us-east-1")
                                .operations())
                .<Operation<?, ?>>flatMap(List::stream)
                .toList();
    }

    /// What came back, as text.
    record Answer(int status, String body) {

        /// The text member of that name.
        String text(String member) {
            int start = body.indexOf("\"" + member + "\":\"");
            if (start < 0) {
                throw new AssertionError("no " + member + " in " + body);
            }
            int from = start + member.length() + 4;
            return body.substring(from, body.indexOf('"', from)).replace("\\n", "\n");
        }
    }

    Answer call(String operation, String json) {
        WireResponse response =
                dispatcher.answer(
                        new WireRequest(
                                "POST",
                                "/",
                                "",
                                Headers.of(
                                        "content-type",
                                        "application/x-amz-json-1.1",
                                        "x-amz-target",
                                        "Mayfly_20261124." + operation),
                                json.getBytes(StandardCharsets.UTF_8),
                                new WireRequest.Peer(
                                        "192.0.2.7", false, Optional.empty(), Optional.empty())));
        return new Answer(response.status(), new String(response.body(), StandardCharsets.UTF_8));
    }

    /// A request for a new key, as JSON text.
    String csr() {
        KeyPair keys = signer.newKey();
        try {
            return CertificateRequest.of(keys.getPublic(), keys.getPrivate()).replace("\n", "\\n");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    Answer issue(String authority, String commonName) {
        return call(
                "IssueCertificate",
                """
                {"CertificateAuthority":"%s","CommonName":"%s","DnsNames":["a.example"],"Csr":"%s"}\
                """
                        .formatted(authority, commonName, csr()));
    }
}
