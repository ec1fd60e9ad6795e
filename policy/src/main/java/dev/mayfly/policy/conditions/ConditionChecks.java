package dev.mayfly.policy.conditions;

import dev.mayfly.policy.findings.Check;
import java.util.List;

/// The checks of this package.
public final class ConditionChecks {
    public static final List<Check> ALL =
            List.of(
                    new VersionAdvice(),
                    new SizeAdvice(),
                    new ServiceWildcard(),
                    new DeprecatedKey(),
                    new EpochDate(),
                    new LiteralWildcard(),
                    new NullWithQualifier(),
                    new SingleValuedForAll(),
                    new PairedKeys(),
                    new TextForArn(),
                    new AddressRanges(),
                    new TagKeySupport(),
                    new IrrelevantKey());

    private ConditionChecks() {}
}
