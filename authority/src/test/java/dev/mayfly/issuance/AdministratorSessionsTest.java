package dev.mayfly.issuance;

import static dev.mayfly.issuance.IssuerWorld.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayfly.refusal.Refusal;
import dev.mayfly.session.SessionClaims;
import dev.mayfly.session.TemporaryCredentials;
import dev.mayfly.session.TestAccount;
import dev.mayfly.store.TrailStore;
import dev.mayfly.trail.EventIds;
import dev.mayfly.trail.RecordedEvent;
import dev.mayfly.trail.TrailEvent;
import dev.mayfly.trail.TrailQuery;
import dev.mayfly.trail.UserIdentity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdministratorSessionsTest {

    private final IssuerWorld world = new IssuerWorld();
    private final List<TrailEvent> events = new ArrayList<>();
    private final AdministratorSessions sessions = sessions(new Recording(events));

    private AdministratorSessions sessions(TrailStore trail) {
        return new AdministratorSessions(
                world.mint,
                trail,
                new EventIds(world.account.clock, world.account.random),
                new Site(TestAccount.ID, "us-east-1", world.account.clock));
    }

    private record Recording(List<TrailEvent> events) implements TrailStore {

        @Override
        public void append(TrailEvent event) {
            events.add(event);
        }

        @Override
        public List<RecordedEvent> find(TrailQuery query) {
            return List.of();
        }

        @Override
        public Optional<RecordedEvent> byId(String eventId) {
            return Optional.empty();
        }
    }

    private SessionClaims claims(TemporaryCredentials credentials) {
        return world.account
                .verifier
                .open(
                        credentials.accessKeyId(),
                        credentials.sessionToken().reveal(),
                        TestAccount.NOW)
                .claims();
    }

    @Test
    void areCredentialsOfTheBuiltInRoleThatVerify() {
        SessionClaims claims = claims(sessions.mint("alice", Duration.ofHours(1)));

        assertThat(claims.arn())
                .isEqualTo("arn:aws:sts::123456789012:assumed-role/MayflyAdministrator/alice");
    }

    @Test
    void areRecordedWithTheAccountOfTheMachineAndWithoutSecrets() {
        TemporaryCredentials credentials = sessions.mint("alice", Duration.ofMinutes(15));

        assertThat(events).hasSize(1);
        TrailEvent event = events.getFirst();
        assertThat(event.identity()).isEqualTo(new UserIdentity.LocalOperator("alice"));
        assertThat(event.eventName()).isEqualTo("MintAdministratorSession");
        assertThat(event.toString())
                .contains(credentials.accessKeyId())
                .doesNotContain(
                        credentials.secretAccessKey().reveal(),
                        credentials.sessionToken().reveal());
    }

    @Test
    void areNotHandedOutWhenTheyCannotBeRecorded() {
        TrailStore full =
                new TrailStore() {
                    @Override
                    public void append(TrailEvent event) {
                        throw new IllegalStateException("disk full");
                    }

                    @Override
                    public List<RecordedEvent> find(TrailQuery query) {
                        return List.of();
                    }

                    @Override
                    public Optional<RecordedEvent> byId(String eventId) {
                        return Optional.empty();
                    }
                };

        assertThatThrownBy(() -> sessions(full).mint("alice", Duration.ofHours(1)))
                .hasMessage("disk full");
    }

    @ParameterizedTest
    @CsvSource({"900, true", "899, false", "3600, true", "3601, false"})
    void lastFifteenMinutesToAnHour(long seconds, boolean accepted) {
        Duration wanted = Duration.ofSeconds(seconds);

        if (accepted) {
            assertThat(sessions.mint("alice", wanted).expiration())
                    .isEqualTo(TestAccount.NOW.minusMillis(500).plus(wanted));
        } else {
            assertThat(refusal(() -> sessions.mint("alice", wanted)))
                    .isInstanceOf(Refusal.InvalidMember.class);
            assertThat(events).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a, a.local",
        "DOMAIN\\alice, DOMAIN.alice",
        "alice@example.com, alice@example.com",
        "jörg müller, j.rg.m.ller"
    })
    void takeASessionNameFromTheAccountsName(String osUser, String sessionName) {
        assertThat(claims(sessions.mint(osUser, Duration.ofHours(1))).sessionName())
                .isEqualTo(sessionName);
    }
}
