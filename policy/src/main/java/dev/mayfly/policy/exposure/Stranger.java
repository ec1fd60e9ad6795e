package dev.mayfly.policy.exposure;

import dev.mayfly.policy.Condition;
import dev.mayfly.policy.ConditionOperator;
import dev.mayfly.policy.Statement;
import dev.mayfly.policy.eval.CallerPrincipal;
import dev.mayfly.policy.eval.ContextValue;
import dev.mayfly.policy.eval.RequestContext;
import dev.mayfly.policy.pattern.ArnText;
import dev.mayfly.policy.pattern.ContextKey;
import dev.mayfly.policy.pattern.Glob;
import dev.mayfly.policy.sample.SampleContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A user of an account that has nothing to do with the policy's, and the request keys he can have.
///
/// Which keys callers control is read off their descriptions in IAM User Guide, "AWS global
/// condition context keys"; a key that is not listed here counts as out of his reach, so that a
/// guard we do not know is taken for one.
final class Stranger {
    static final String ACCOUNT = "999999999999";
    static final CallerPrincipal.User CALLER =
            new CallerPrincipal.User(
                    "arn:aws:iam::" + ACCOUNT + ":user/stranger", "AIDASTRANGERSTRANGER", ACCOUNT);

    private static final String ORGANIZATION = "o-strangerzq";
    private static final String PRINCIPAL_ARN = "aws:principalarn";

    /// Set by the caller with the request, in his own account, or told by the resource itself.
    private static final Set<String> FREE =
            Set.of(
                    "aws:currenttime",
                    "aws:epochtime",
                    "aws:multifactorauthage",
                    "aws:multifactorauthpresent",
                    "aws:referer",
                    "aws:requestedregion",
                    "aws:resourceaccount",
                    "aws:resourceorgid",
                    "aws:resourceorgpaths",
                    "aws:securetransport",
                    "aws:sourceidentity",
                    "aws:tagkeys",
                    "aws:tokenissuetime",
                    "aws:useragent",
                    "aws:vpcsourceip",
                    "lambda:functionurlauthtype",
                    "s3:authtype",
                    "s3:delimiter",
                    "s3:max-keys",
                    "s3:prefix",
                    "s3:resourceaccount",
                    "s3:signatureage",
                    "s3:signatureversion",
                    "s3:tlsversion",
                    "s3:versionid",
                    "sts:externalid",
                    "sts:rolesessionname",
                    "sts:sourceidentity",
                    "sts:transitivetagkeys");

    private static final List<String> FREE_FAMILIES =
            List.of("aws:principaltag/", "aws:requesttag/", "aws:resourcetag/", "s3:x-amz-");

    private Stranger() {}

    /// Whether callers can give the key the value they like.
    static boolean controls(ContextKey key) {
        return FREE.contains(key.folded())
                || FREE_FAMILIES.stream().anyMatch(family -> key.folded().startsWith(family));
    }

    /// The keys of his request, as near to what the statement wants as he can get.
    static RequestContext context(Statement statement) {
        Map<ContextKey, Optional<ContextValue>> facts = new HashMap<>();
        for (Condition condition : statement.conditions()) {
            if (!controls(condition.key())) {
                facts.put(condition.key(), Optional.empty());
            }
        }
        facts.replaceAll((key, _) -> fixed(key, statement));
        return SampleContext.fitting(statement.conditions(), facts, CALLER, "stranger");
    }

    private static Optional<ContextValue> fixed(ContextKey key, Statement statement) {
        return switch (key.folded()) {
            case PRINCIPAL_ARN -> one(ownArn(statement));
            case "aws:principalaccount", "kms:calleraccount" -> one(ACCOUNT);
            case "aws:principalorgid" -> one(ORGANIZATION);
            case "aws:principalorgpaths" ->
                    Optional.of(new ContextValue.Multi(List.of(ORGANIZATION + "/r-zqzq/ou-zqzq/")));
            case "aws:principaltype" -> one("User");
            case "aws:principalisawsservice", "aws:viaawsservice" -> one("false");
            case "aws:sourceip" -> one("203.0.113.77");
            case "aws:sourcevpc" -> one("vpc-0123456789stranger");
            case "aws:sourcevpce" -> one("vpce-0123456789stranger");
            case "aws:userid" -> one(CALLER.userId());
            case "aws:username" -> one(CALLER.name());
            default -> Optional.empty();
        };
    }

    /// His ARN, or one that he can give to a role of his account: `arn:aws:iam::*:role/admin`.
    private static String ownArn(Statement statement) {
        List<String> wanted = new ArrayList<>();
        for (Condition condition : statement.conditions()) {
            boolean positive =
                    !condition.operator().negated()
                            && !(condition.operator() instanceof ConditionOperator.Null);
            if (positive && condition.key().folded().equals(PRINCIPAL_ARN)) {
                condition
                        .values()
                        .forEach(value -> wanted.add(Glob.of(value).filled(ACCOUNT, 'x')));
            }
        }
        return wanted.stream()
                .map(ArnText::of)
                .filter(arn -> arn.isArn() && arn.segment(4).equals(ACCOUNT))
                .map(ArnText::text)
                .findFirst()
                .orElse(CALLER.arn());
    }

    private static Optional<ContextValue> one(String value) {
        return Optional.of(new ContextValue.Single(value));
    }
}
