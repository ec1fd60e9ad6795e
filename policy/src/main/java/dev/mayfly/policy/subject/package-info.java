/// What is known of the tokens that identity providers issue: how GitHub writes a subject, which
/// issuers serve many tenants. Knows nothing of policies.
///
/// Start reading at [GithubSubject], then [SharedIssuer].
@NullMarked
package dev.mayfly.policy.subject;

import org.jspecify.annotations.NullMarked;
