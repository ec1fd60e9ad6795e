package dev.mayfly.nodes;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mayfly.certificate.PresentedChain;
import dev.mayfly.certificates.AuthorityKeys;
import dev.mayfly.certificates.CertificateAuthorities;
import dev.mayfly.certificates.CertificateSigner;
import dev.mayfly.certificates.Issuance;
import dev.mayfly.iam.Directory;
import dev.mayfly.issuance.Site;
import dev.mayfly.node.Node;
import dev.mayfly.node.Recoveries;
import dev.mayfly.rolesanywhere.AnywhereIds;
import dev.mayfly.session.TestAccount;
import dev.mayfly.x509.Certificates;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/// An account with everything that serves nodes.
public final class NodeWorld {

    public static final String PROFILE = "arn:aws:iam::123456789012:instance-profile/app";
    public static final String TASK_ROLE = "arn:aws:iam::123456789012:role/task";
    static final String HERE = "10.1.2.3";
    static final String ELSEWHERE = "192.0.2.9";

    public final TestAccount account = new TestAccount();
    public final Directory directory = account.directory;
    private final CertificateSigner signer = new CertificateSigner(account.clock, account.random);
    private final AuthorityKeys keys = new AuthorityKeys(account.rings, signer);
    public final NodeCertificates certificates =
            new NodeCertificates(
                    new CertificateAuthorities(
                            directory,
                            keys,
                            signer,
                            new AnywhereIds(account.random),
                            new Site(TestAccount.ID, "us-east-1", account.clock)),
                    new Issuance(
                            directory,
                            keys,
                            signer,
                            new Issuance.Addresses(Optional.empty()),
                            account.clock),
                    TestAccount.ID);
    final NodeRegister register = new NodeRegister(directory, certificates, account.random);
    public final NodeDoor door = new NodeDoor(directory, certificates);
    final Joining joining = new Joining(directory, certificates);
    final Renewal renewal = new Renewal(directory, certificates, door);
    final Challenges challenges =
            new Challenges(Challenges.ring(account.rings, account.random), account.random);
    final Recovery recovery = new Recovery(directory, challenges, renewal);

    Instant now() {
        return account.clock.instant();
    }

    void pass(Duration time) {
        account.clock.advance(time);
    }

    /// Adds `web-1`, which may speak from 10/8.
    NodeRegister.Added added() {
        return added("web-1");
    }

    NodeRegister.Added added(String name) {
        return register.add(
                new NodeRegister.NewNode(
                        name,
                        new Node.Grant(PROFILE, List.of(TASK_ROLE), List.of("10.0.0.0/8")),
                        NodeRegister.TOKEN_LIFE,
                        new Recoveries(2, Duration.ofDays(30), Optional.empty())),
                "ann",
                now());
    }

    /// A machine that joined as `web-1`.
    public Machine machine() {
        Machine machine = new Machine(this);
        machine.join(added().token());
        return machine;
    }

    Node node() {
        return register.get("web-1");
    }

    static NodeRefusal.Kind refusal(Runnable call) {
        NodeRefusedException refused = catchThrowableOfType(NodeRefusedException.class, call::run);
        if (refused == null) {
            throw new AssertionError("nothing was refused");
        }
        return refused.refusal().kind();
    }

    static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A request that asks for the name of somebody else.
    static String certificateRequest(KeyPair key) {
        try {
            byte[] request =
                    new JcaPKCS10CertificationRequestBuilder(
                                    new X500Principal("CN=root,O=somebody-else"), key.getPublic())
                            .build(
                                    new JcaContentSignerBuilder("SHA256withECDSA")
                                            .build(key.getPrivate()))
                            .getEncoded();
            return "-----BEGIN CERTIFICATE REQUEST-----\n"
                    + Base64.getMimeEncoder().encodeToString(request)
                    + "\n-----END CERTIFICATE REQUEST-----\n";
        } catch (OperatorCreationException | java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What a machine holds: a key, a certificate, a generation, and the name of a request that was
    /// not answered. A copy of it is a clone.
    public static final class Machine {

        final NodeWorld world;
        final KeyPair key;
        String pem = "";
        int generation;
        Optional<String> pending = Optional.empty();
        private static int requests;

        Machine(NodeWorld world) {
            this(world, newKey());
        }

        Machine(NodeWorld world, KeyPair key) {
            this.world = world;
            this.key = key;
        }

        Machine copy() {
            Machine copy = new Machine(world, key);
            copy.pem = pem;
            copy.generation = generation;
            copy.pending = pending;
            return copy;
        }

        Joining.Attempt attempt(JoinTokenText token) {
            return new Joining.Attempt(
                    token.id(), certificateRequest(key), Proofs.join(token, key.getPublic()), HERE);
        }

        void join(JoinTokenText token) {
            keep(world.joining.join(attempt(token), world.now()));
        }

        public PresentedChain chain() {
            return new PresentedChain(Certificates.fromPem(pem).getFirst(), List.of());
        }

        public ProvenNode open() {
            return world.door.open(chain(), HERE, world.now());
        }

        /// Renews; the answer comes back only if `answered`.
        void renew(boolean answered) {
            Node node =
                    world.renewal.renew(
                            chain(),
                            new Renewal.Request(generation, request(), HERE),
                            () -> {},
                            world.now());
            if (answered) {
                keep(node);
            }
        }

        void recover(boolean answered) {
            Node node = world.recovery.recover(recovery(), world.now());
            if (answered) {
                keep(node);
            }
        }

        Recovery.Attempt recovery() {
            String challenge = world.challenges.next("web-1", world.now()).text();
            return recovery("web-1", challenge);
        }

        Recovery.Attempt recovery(String name, String challenge) {
            String requestId = request();
            return new Recovery.Attempt(
                    name,
                    challenge,
                    sign(Proofs.recoveryText(name, challenge, generation, requestId)),
                    new Renewal.Request(generation, requestId, HERE));
        }

        String sign(byte[] text) {
            try {
                Signature signature = Signature.getInstance("SHA256withECDSA");
                signature.initSign(key.getPrivate());
                signature.update(text);
                return Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        private String request() {
            if (pending.isEmpty()) {
                requests++;
                pending = Optional.of("request-number-" + "%012d".formatted(requests));
            }
            return pending.get();
        }

        void keep(Node node) {
            pem = node.enrolment().orElseThrow().current().pem();
            generation = node.enrolment().orElseThrow().generation();
            pending = Optional.empty();
        }
    }
}
