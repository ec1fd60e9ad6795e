package dev.mayfly.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayfly.catalogue.AwsManagedPolicies;
import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.PolicyLookup;
import dev.mayfly.identity.AccountId;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContextEntryTest {

    private static final AccountState EMPTY = AccountState.empty(new AccountId("123456789012"));
    private static final String A = "arn:aws:s3:::bucket/a";

    private final Scenarios scenarios = new Scenarios(new PolicyLookup(new AwsManagedPolicies()));

    private static String allowWhen(String operator, String wanted) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                + "\"Action\":\"s3:GetObject\",\"Resource\":\"*\",\"Condition\":{\""
                + operator
                + "\":{\"x:key\":\""
                + wanted
                + "\"}}}]}";
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    StringEquals,           yes,                  STRING,  yes,                  ALLOWED
                    StringEquals,           yes,                  STRING,  no,                   IMPLICIT_DENY
                    NumericLessThan,        10,                   NUMERIC, 9.5,                  ALLOWED
                    NumericLessThan,        10,                   NUMERIC, 10,                   IMPLICIT_DENY
                    Bool,                   true,                 BOOLEAN, true,                 ALLOWED
                    Bool,                   true,                 BOOLEAN, false,                IMPLICIT_DENY
                    IpAddress,              10.0.0.0/8,           IP,      10.1.2.3,             ALLOWED
                    IpAddress,              10.0.0.0/8,           IP,      11.1.2.3,             IMPLICIT_DENY
                    DateLessThan,           2026-01-01T00:00:00Z, DATE,    2025-12-31T23:59:59Z, ALLOWED
                    DateLessThan,           2026-01-01T00:00:00Z, DATE,    2026-01-01T00:00:00Z, IMPLICIT_DENY
                    BinaryEquals,           QUJD,                 BINARY,  QUJD,                 ALLOWED
                    BinaryEquals,           QUJD,                 BINARY,  QUJE,                 IMPLICIT_DENY
                    """)
    void contextEntriesOfEveryTypeAreCompared(
            String operator, String wanted, ContextEntry.Type type, String given, Verdict verdict) {
        Outcome outcome =
                simulate(
                        inputs(
                                List.of(allowWhen(operator, wanted)),
                                new ContextEntry("X:KEY", type, false, List.of(given))));

        assertThat(outcome.verdict()).isEqualTo(verdict);
        assertThat(outcome.missingKeys()).isEmpty();
    }

    @Test
    void aListNeedsAQuantifierAndAScalarNone() {
        List<String> plain = List.of(allowWhen("StringEquals", "a"));
        List<String> any = List.of(allowWhen("ForAnyValue:StringEquals", "a"));
        ContextEntry list =
                new ContextEntry("x:key", ContextEntry.Type.STRING, true, List.of("a", "b"));

        assertThat(simulate(inputs(plain, list)).verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
        assertThat(simulate(inputs(any, list)).verdict()).isEqualTo(Verdict.ALLOWED);
    }

    @ParameterizedTest
    @CsvSource({"NUMERIC,nine", "BOOLEAN,yes", "IP,10.0.0", "DATE,yesterday", "BINARY,%%%"})
    void refusesAnEntryThatIsNotOfItsType(ContextEntry.Type type, String value) {
        assertInvalid(
                () -> new ContextEntry("x:key", type, false, List.of(value)),
                "The context entry x:key holds a value that is not of its type.");
    }

    @Test
    void refusesTwoValuesForAScalarAndAKeyGivenTwice() {
        assertInvalid(
                () -> new ContextEntry("x:key", ContextEntry.Type.STRING, false, List.of("a", "b")),
                "The context entry x:key holds one value; its type is no list.");
        ContextEntry one = new ContextEntry("x:key", ContextEntry.Type.STRING, false, List.of("a"));
        ContextEntry two = new ContextEntry("X:Key", ContextEntry.Type.STRING, false, List.of("a"));
        assertInvalid(
                () -> simulate(inputs(List.of(), one, two)),
                "The context entry X:Key is given twice.");
    }

    private Outcome simulate(Scenarios.Inputs inputs) {
        return new Simulator().simulate(scenarios.custom(EMPTY, inputs), "s3:GetObject", A);
    }

    private static Scenarios.Inputs inputs(List<String> policies, ContextEntry... context) {
        return new Scenarios.Inputs(
                policies,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(context),
                List.of(A));
    }

    private static void assertInvalid(ThrowingCallable call, String sentence) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.refusal()).isEqualTo(new Refusal.InvalidInput(sentence)));
    }
}
