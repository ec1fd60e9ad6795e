package dev.mayfly.wiring;

import dev.mayfly.keys.KeyRing;
import dev.mayfly.keys.KeyRings;
import dev.mayfly.minting.MintingRing;
import dev.mayfly.nodes.Challenges;
import dev.mayfly.session.AuthorizationMessages;
import dev.mayfly.session.TokenSealer;
import java.security.SecureRandom;
import java.util.List;

/// The opened key rings, by what they are for, and where further ones are opened.
record Keys(
        TokenSealer sealer,
        AuthorizationMessages messages,
        MintingRing development,
        MintingRing outbound,
        KeyRing challenges,
        List<KeyRing> all,
        KeyRings rings) {

    Keys {
        all = List.copyOf(all);
    }

    static Keys open(KeyRings rings, SecureRandom random) {
        // At the first start each makes an RSA key, which takes longer than all the rest.
        Ahead<MintingRing> ofDevelopment =
                Ahead.of(
                        "development-keys",
                        () -> MintingRing.open(rings, MintingRing.DEVELOPMENT, random));
        Ahead<MintingRing> ofOutbound =
                Ahead.of(
                        "outbound-keys",
                        () -> MintingRing.open(rings, MintingRing.OUTBOUND, random));
        KeyRing sessions = TokenSealer.ring(rings, random);
        KeyRing messages = AuthorizationMessages.ring(rings, random);
        KeyRing challenges = Challenges.ring(rings, random);
        MintingRing development = ofDevelopment.get();
        MintingRing outbound = ofOutbound.get();
        return new Keys(
                new TokenSealer(sessions, random),
                new AuthorizationMessages(messages),
                development,
                outbound,
                challenges,
                List.of(sessions, messages, challenges, development.keyRing(), outbound.keyRing()),
                rings);
    }

    /// Adds successors where they are due.
    void rotateWhereDue() {
        all.forEach(KeyRing::rotateIfDue);
    }
}
