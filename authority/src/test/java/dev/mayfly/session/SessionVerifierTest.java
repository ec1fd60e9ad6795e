package dev.mayfly.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mayfly.iam.Role;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SessionVerifierTest {

    private static final String INVALID = "The security token included in the request is invalid";
    private static final String EXPIRED = "The security token included in the request is expired";

    private final TestAccount account = new TestAccount();
    private final Role role = account.role("deploy").add();

    private TemporaryCredentials session() {
        return account.sealer.seal(account.claims(role));
    }

    private OpenedSession open(TemporaryCredentials credentials, Instant now) {
        return account.verifier.open(
                credentials.accessKeyId(), credentials.sessionToken().reveal(), now);
    }

    private Refusal refusal(TemporaryCredentials credentials, Instant now) {
        return catchThrowableOfType(RefusedException.class, () -> open(credentials, now)).refusal();
    }

    @Test
    void acceptsALivingSessionAndKnowsItsSecret() {
        TemporaryCredentials credentials = session();

        OpenedSession opened = open(credentials, TestAccount.NOW);

        assertThat(opened.secretAccessKey()).isEqualTo(credentials.secretAccessKey());
        assertThat(opened.claims().roleName()).isEqualTo("deploy");
    }

    @Test
    void acceptsASessionToItsLastMillisecondAndRefusesItThen() {
        TemporaryCredentials credentials = session();
        Instant end = credentials.expiration();

        assertThat(open(credentials, end.minusMillis(1)).claims().sessionName())
                .isEqualTo("session");
        assertThat(refusal(credentials, end)).isEqualTo(new Refusal.ExpiredCredentials(EXPIRED));
    }

    @Test
    void refusesTheTokenOfOneSessionUnderTheKeyOfAnother() {
        TemporaryCredentials one = session();
        TemporaryCredentials other = session();

        RefusedException refused =
                catchThrowableOfType(
                        RefusedException.class,
                        () ->
                                account.verifier.open(
                                        other.accessKeyId(),
                                        one.sessionToken().reveal(),
                                        TestAccount.NOW));
        assertThat(refused.refusal()).isEqualTo(new Refusal.UnknownCredentials(INVALID));
    }

    @Test
    void refusesItAlsoWhenTheTokenWasOpenedBefore() {
        TemporaryCredentials one = session();
        open(one, TestAccount.NOW);

        RefusedException refused =
                catchThrowableOfType(
                        RefusedException.class,
                        () ->
                                account.verifier.open(
                                        session().accessKeyId(),
                                        one.sessionToken().reveal(),
                                        TestAccount.NOW));
        assertThat(refused.refusal()).isEqualTo(new Refusal.UnknownCredentials(INVALID));
    }

    @Test
    void endsASessionWithItsRole() {
        TemporaryCredentials credentials = session();
        open(credentials, TestAccount.NOW);

        account.directory.update(state -> state.without(role));

        assertThat(refusal(credentials, TestAccount.NOW))
                .isEqualTo(new Refusal.UnknownCredentials(INVALID));
    }

    @Test
    void doesNotTakeARoleMadeAgainForTheOldOne() {
        TemporaryCredentials credentials = session();
        open(credentials, TestAccount.NOW);

        account.role("deploy").id("AROAZZZZZZZZZZZZZZZZZ").add();

        assertThat(refusal(credentials, TestAccount.NOW))
                .isEqualTo(new Refusal.UnknownCredentials(INVALID));
    }

    @Test
    void revokesWhatARoleIssuedBeforeAnInstantAndNothingFromThenOn() {
        TemporaryCredentials before = session();
        open(before, TestAccount.NOW);
        account.clock.set(TestAccount.NOW.plusMillis(1));
        TemporaryCredentials after = session();

        account.revocations.sessionsOfRole("Deploy", TestAccount.NOW.plusMillis(1));

        assertThat(refusal(before, TestAccount.NOW))
                .isEqualTo(new Refusal.UnknownCredentials(INVALID));
        assertThat(open(after, TestAccount.NOW.plusMillis(1)).claims().accessKeyId())
                .isEqualTo(after.accessKeyId());
    }

    @Test
    void neverTakesARevocationBack() {
        TemporaryCredentials credentials = session();
        account.revocations.sessionsOfRole("deploy", TestAccount.NOW.plusSeconds(1));
        account.revocations.sessionsOfRole("deploy", TestAccount.NOW.minusSeconds(1));

        assertThat(refusal(credentials, TestAccount.NOW))
                .isEqualTo(new Refusal.UnknownCredentials(INVALID));
    }

    @Test
    void revokesOneSessionAndNoOther() {
        TemporaryCredentials one = session();
        TemporaryCredentials other = session();
        open(one, TestAccount.NOW);

        account.revocations.session(one.accessKeyId(), TestAccount.NOW);

        assertThat(refusal(one, TestAccount.NOW))
                .isEqualTo(new Refusal.UnknownCredentials(INVALID));
        assertThat(open(other, TestAccount.NOW).claims().accessKeyId())
                .isEqualTo(other.accessKeyId());
    }

    @Test
    void forgetsARevocationOnceNoSessionCanNeedIt() {
        String first = session().accessKeyId();
        account.revocations.session(first, TestAccount.NOW);

        account.revocations.session(
                session().accessKeyId(), TestAccount.NOW.plus(Duration.ofHours(12)));

        assertThat(account.directory.state().revokedSessions()).doesNotContainKey(first).hasSize(1);
    }

    @Test
    void refusesARevocationOfWhatIsNoAccessKeyId() {
        RefusedException refused =
                catchThrowableOfType(
                        RefusedException.class,
                        () -> account.revocations.session("everything", TestAccount.NOW));
        assertThat(refused.refusal()).isInstanceOf(Refusal.NoSuchEntity.class);
    }

    @Test
    void rotationEndsNoSessionAndReplacementEndsAll() {
        TemporaryCredentials credentials = session();
        open(credentials, TestAccount.NOW);

        account.ring.rotate();
        assertThat(open(credentials, TestAccount.NOW).secretAccessKey())
                .isEqualTo(credentials.secretAccessKey());

        account.ring.replaceAll();
        assertThat(refusal(credentials, TestAccount.NOW))
                .isEqualTo(new Refusal.UnknownCredentials(INVALID));
    }

    @Test
    void knowsTheAdministratorWithoutAnyStoredRoleAndRevokesItToo() {
        TemporaryCredentials credentials =
                account.sealer.seal(account.claims(AdministratorRole.role()));
        assertThat(open(credentials, TestAccount.NOW).claims().roleName())
                .isEqualTo("MayflyAdministrator");

        account.revocations.sessionsOfRole("MayflyAdministrator", TestAccount.NOW.plusSeconds(1));

        assertThat(refusal(credentials, TestAccount.NOW))
                .isEqualTo(new Refusal.UnknownCredentials(INVALID));
    }

    @Test
    void aStoredRoleUnderTheReservedNameIsNotTheAdministrator() {
        Role impostor =
                account.role("mayflyadministrator")
                        .id(AdministratorRole.UNIQUE_ID)
                        .attached("arn:aws:iam::aws:policy/ReadOnlyAccess")
                        .add();

        assertThat(AdministratorRole.find(account.directory.state(), impostor.name()))
                .contains(AdministratorRole.role());
    }
}
