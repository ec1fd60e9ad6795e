/// Who can become whom in an account: from everyone, an identity provider's subjects, a service,
/// another account or a user to a role, and from role to role.
///
/// Takes policies and plain facts ([Holdings]), asks the one evaluator, and answers with a
/// [RoleGraph]. Knows nothing of how the facts were fetched nor of how the graph is shown. Start
/// reading at [RoleGraph#of].
@NullMarked
package dev.mayfly.reach;

import org.jspecify.annotations.NullMarked;
