package dev.mayfly.policy.conditions;

import dev.mayfly.policy.ConditionOperator;
import dev.mayfly.policy.findings.ConditionText;
import dev.mayfly.policy.findings.Findings;
import dev.mayfly.policy.findings.PolicyText;
import dev.mayfly.policy.findings.StatementText;
import dev.mayfly.policy.findings.StatementText.Value;
import dev.mayfly.policy.pattern.Network;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Address ranges with bits that do not count, and private ones where only public ones occur.
final class AddressRanges implements EachCondition {
    private static final List<Network> PRIVATE =
            Stream.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7")
                    .map(Network::of)
                    .toList();

    @Override
    public void check(
            PolicyText policy,
            StatementText statement,
            ConditionText condition,
            Findings findings) {
        Optional<ConditionOperator> range =
                condition.operator().filter(ConditionOperator.IpRange.class::isInstance);
        if (range.isPresent()) {
            condition.values().forEach(value -> bits(value, findings));
            if (condition.hasKey("aws:SourceIp")) {
                mixed(condition, range.get().negated(), findings);
            }
        }
    }

    private static void bits(Value value, Findings findings) {
        network(value.text())
                .map(Network::canonical)
                .filter(plain -> value.text().indexOf('/') > 0)
                .filter(plain -> !network(plain).equals(network(value.text())))
                .ifPresent(plain -> {
                    findings.suggestion(
                            "IMPROVE_IP_RANGE",
                            "The non-zero bits in the IP address after the masked bits are ignored."
                                    + " Replace address with "
                                    + plain
                                    + ".",
                            value.path());
                    findings.rewrite(value.path(), plain);
                });
    }

    private static void mixed(ConditionText condition, boolean negated, Findings findings) {
        List<Network> networks =
                condition.values().stream()
                        .flatMap(value -> network(value.text()).stream())
                        .toList();
        long hidden = networks.stream().filter(AddressRanges::isPrivate).count();
        if (hidden == 0 || hidden == networks.size()) {
            return; // all of them private is an error, and somebody else's
        }
        String start =
                "The values for condition key aws:SourceIp include a mix of private and public IP"
                        + " addresses. The private addresses ";
        String end =
                " aws:SourceIp works only for public IP address ranges. To define permissions for"
                        + " private IP ranges, use aws:VpcSourceIp.";
        findings.suggestion(
                negated ? "PRIVATE_NOT_IP_ADDRESS_SUBSET" : "PRIVATE_IP_ADDRESS_SUBSET",
                start + (negated ? "have no effect." : "will not have the desired effect.") + end,
                condition.valuesPath());
    }

    private static boolean isPrivate(Network network) {
        return PRIVATE.stream()
                .anyMatch(range ->
                        range.prefixBits() <= network.prefixBits()
                                && range.contains(network.address()));
    }

    private static Optional<Network> network(String text) {
        try {
            return Optional.of(Network.of(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
