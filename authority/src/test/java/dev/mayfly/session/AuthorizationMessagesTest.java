package dev.mayfly.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AuthorizationMessagesTest {

    private static final String EVENT = "0199a3b2-7c1d-7e4f-8a5b-6c7d8e9f0a1b";

    private final TestAccount account = new TestAccount();
    private final AuthorizationMessages messages = messages(account);

    private static AuthorizationMessages messages(TestAccount account) {
        return new AuthorizationMessages(AuthorizationMessages.ring(account.rings, account.random));
    }

    @Test
    void leadsBackToTheEvent() {
        assertThat(messages.decode(messages.encode(EVENT))).contains(EVENT);
    }

    @Test
    void saysNothingToWhoeverHoldsIt() {
        String message = messages.encode(EVENT);

        assertThat(message).hasSizeLessThan(128).matches("[A-Za-z0-9_-]+");
        assertThat(messages.encode(EVENT)).isNotEqualTo(message);
    }

    @Test
    void cannotBeMadeUpOrChanged() {
        String message = messages.encode(EVENT);

        assertThat(messages.decode("")).isEmpty();
        assertThat(messages.decode(EVENT)).isEmpty();
        assertThat(messages.decode(message.substring(1))).isEmpty();
        assertThat(messages.decode("B" + message.substring(1))).isEmpty();
        assertThat(messages(new TestAccount()).decode(message)).isEmpty();
    }
}
