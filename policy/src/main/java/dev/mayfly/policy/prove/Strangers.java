package dev.mayfly.policy.prove;

import dev.mayfly.policy.Condition;
import dev.mayfly.policy.Condition.Quantifier;
import dev.mayfly.policy.ConditionOperator;
import dev.mayfly.policy.Operand;
import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.Statement;
import dev.mayfly.policy.automaton.CharSet;
import dev.mayfly.policy.automaton.Nfa;
import dev.mayfly.policy.automaton.Shape;
import dev.mayfly.policy.box.Region;
import dev.mayfly.policy.box.StatementBox;
import dev.mayfly.policy.box.Values;
import dev.mayfly.policy.pattern.ContextKey;
import dev.mayfly.policy.pattern.Network;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What somebody nobody thought of can have in the keys that say who he is: nothing that the
/// policies spell out. Names are longer than any they spell out; so a pattern meets a name only by
/// a wildcard.
///
/// Source of the keys: S3 User Guide, "Blocking public access", "The meaning of public", which
/// counts a policy as not public when it fixes one of them.
final class Strangers {
    /// Longer names are no names; a shape of that length is still cheap.
    private static final int MOST_CHARS = 128;

    /// An IPv4 network larger than this, an IPv6 network larger than that, hold strangers. Source:
    /// the same page.
    private static final int NARROW_V4_BITS = 8;

    private static final int NARROW_V6_BITS = 32;

    private static final Set<String> NAMES =
            Set.of(
                    "aws:principalorgid",
                    "aws:principalorgpaths",
                    "aws:sourceowner",
                    "aws:sourceorgid",
                    "aws:sourceorgpaths",
                    "aws:sourcevpc",
                    "aws:sourcevpce",
                    "aws:vpceorgid",
                    "aws:vpceorgpaths",
                    "aws:userid",
                    "lambda:eventsourcetoken",
                    "s3:accesspointnetworkorigin");
    private static final Set<String> ACCOUNTS =
            Set.of(
                    "aws:sourceaccount",
                    "aws:vpceaccount",
                    "kms:calleraccount",
                    "s3:dataaccesspointaccount");
    private static final Set<String> ARNS =
            Set.of("aws:sourcearn", "aws:sourcevpcarn", "s3:dataaccesspointarn");
    private static final CharSet IN_NAME = CharSet.of("/:").complement();

    private final List<Statement> statements;
    private final int nameChars;

    Strangers(Collection<PolicyDocument> policies) {
        this.statements = AccessQuestion.statements(policies);
        int longest =
                Stream.concat(
                                operands(),
                                Principals.of(policies).stream().map(each -> each.source()))
                        .mapToInt(Strangers::longestName)
                        .max()
                        .orElse(0);
        this.nameChars = Math.min(longest + 1, MOST_CHARS);
    }

    /// How long a stranger's names are at least.
    int nameChars() {
        return nameChars;
    }

    private Stream<String> operands() {
        return statements.stream()
                .flatMap(statement -> statement.conditions().stream())
                .flatMap(condition -> condition.values().stream());
    }

    private static int longestName(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            run = Character.isLetterOrDigit(c) || "-_.".indexOf(c) >= 0 ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    Asker stranger(Asker asker) {
        Map<ContextKey, Region> keys = new HashMap<>();
        for (ContextKey key : Mentions.keys(statements)) {
            String name = key.folded();
            if (NAMES.contains(name)) {
                keys.put(key, longName());
            } else if (ACCOUNTS.contains(name)) {
                keys.put(key, otherAccount());
            } else if (ARNS.contains(name)) {
                keys.put(key, otherArn());
            }
        }
        narrowNetworks().forEach((key, region) -> keys.merge(key, region, Region::and));
        return asker.pinning(keys);
    }

    /// Absent, or a name longer than any that is spelt out.
    Region longName() {
        Values texts =
                Values.within(
                        Nfa.of(
                                Shape.builder()
                                        .exactly(nameChars, IN_NAME)
                                        .many(CharSet.ANY)
                                        .build()));
        return new Region(true, texts, texts, List.of());
    }

    private Region otherAccount() {
        Values digits = Values.within(Nfa.of(Shape.builder().exactly(12, CharSet.DIGITS).build()));
        Values other = digits.and(Values.outside(knownAccounts(Shape.text(""), Shape.text(""))));
        return new Region(true, other, other, List.of());
    }

    /// Of an account that is not spelt out; or, where the ARN has none, with a long name.
    private Region otherArn() {
        Shape before =
                Shape.builder()
                        .text("arn:")
                        .many(IN_NAME)
                        .text(":")
                        .many(IN_NAME)
                        .text(":")
                        .many(IN_NAME)
                        .text(":")
                        .build();
        Shape behind = Shape.builder().text(":").many(CharSet.ANY).build();
        Nfa shaped =
                Nfa.of(
                        Shape.builder()
                                .then(before)
                                .exactly(12, CharSet.DIGITS)
                                .then(behind)
                                .build(),
                        Shape.builder()
                                .then(before)
                                .text(":")
                                .exactly(nameChars, IN_NAME)
                                .many(CharSet.ANY)
                                .build());
        Values other = Values.within(shaped).and(Values.outside(knownAccounts(before, behind)));
        return new Region(true, other, other, List.of());
    }

    private Nfa knownAccounts(Shape before, Shape behind) {
        return Nfa.of(
                operands()
                        .flatMap(text -> Accounts.in(text).stream())
                        .distinct()
                        .map(account ->
                                Shape.builder().then(before).text(account).then(behind).build())
                        .toList());
    }

    /// Outside every narrow network that is spelt out.
    private Map<ContextKey, Region> narrowNetworks() {
        Map<ContextKey, Region> keys = new HashMap<>();
        statements.stream()
                .flatMap(statement -> statement.conditions().stream())
                .filter(condition -> condition.operator() instanceof ConditionOperator.IpRange)
                .forEach(condition -> {
                    List<Operand> narrow =
                            condition.operands().stream().filter(Strangers::narrow).toList();
                    if (!narrow.isEmpty()) {
                        keys.merge(condition.key(), outside(condition, narrow), Region::and);
                    }
                });
        return keys;
    }

    private static Region outside(Condition condition, List<Operand> networks) {
        Condition outside =
                new Condition(
                        Quantifier.NONE,
                        new ConditionOperator.IpRange("NotIpAddress", true),
                        false,
                        condition.key(),
                        networks,
                        condition.position());
        return StatementBox.ofCondition(outside).holds();
    }

    private static boolean narrow(Operand operand) {
        return operand instanceof Operand.Range(_, Network network)
                && network.prefixBits()
                        >= (network.address().v6() ? NARROW_V6_BITS : NARROW_V4_BITS);
    }
}
