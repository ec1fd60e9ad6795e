package dev.mayfly.policy.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mayfly.policy.pattern.ContextKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestContextTest {
    @Test
    void findsKeysWithoutRegardToCase() {
        RequestContext context =
                RequestContext.builder().single("aws:RequestTag/Team", "blue").build();

        assertThat(context.single(ContextKey.of("AWS:requesttag/TEAM"))).contains("blue");
        assertThat(context.single(ContextKey.of("aws:RequestTag/Teams"))).isEmpty();
    }

    @Test
    void keepsHundredsOfKeysApart() {
        RequestContext.Builder builder = RequestContext.builder();
        for (int i = 0; i < 500; i++) {
            builder.single("aws:RequestTag/k" + i, "v" + i);
        }
        RequestContext context = builder.build();

        for (int i = 0; i < 500; i++) {
            assertThat(context.single(ContextKey.of("aws:requesttag/K" + i))).contains("v" + i);
        }
        assertThat(context.names()).hasSize(500);
        assertThat(context.find(ContextKey.of("aws:RequestTag/k500"))).isEmpty();
    }

    @Test
    void refusesAKeyThatIsGivenTwice() {
        RequestContext.Builder builder =
                RequestContext.builder().single("aws:SourceIp", "192.0.2.1");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.single("AWS:SOURCEIP", "192.0.2.2"))
                .withMessageContaining("twice");
    }

    @Test
    void offersNoSingleValueOfAMultiValuedKey() {
        RequestContext context =
                RequestContext.builder().multi("aws:TagKeys", List.of("one")).build();

        assertThat(context.single(ContextKey.of("aws:TagKeys"))).isEmpty();
        assertThat(context.find(ContextKey.of("aws:TagKeys")))
                .contains(new ContextValue.Multi(List.of("one")));
    }

    @Test
    void replacesAndRemovesInACopy() {
        ContextKey key = ContextKey.of("aws:SourceIp");
        RequestContext context = RequestContext.builder().single(key, "192.0.2.1").build();

        assertThat(context.with(key, new ContextValue.Single("192.0.2.2")).single(key))
                .contains("192.0.2.2");
        assertThat(context.without(key)).isEqualTo(RequestContext.EMPTY);
        assertThat(context.single(key)).contains("192.0.2.1");
    }

    @Test
    void staysAsItWasWhenItsBuilderGoesOn() {
        RequestContext.Builder builder = RequestContext.builder().single("aws:a", "1");
        RequestContext context = builder.build();
        builder.single("aws:b", "2");

        assertThat(context.names()).extracting(ContextKey::name).containsExactly("aws:a");
    }

    @Test
    void showsNoValues() {
        assertThat(RequestContext.builder().single("aws:PrincipalTag/mail", "a@b.c").build())
                .hasToString("RequestContext[aws:PrincipalTag/mail]");
    }
}
