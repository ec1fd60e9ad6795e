package dev.mayfly.api;

import dev.mayfly.api.iam.DetailRecords;
import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Directory;
import dev.mayfly.iam.Entity;
import dev.mayfly.iam.Group;
import dev.mayfly.iam.IdentityProvider;
import dev.mayfly.iam.InstanceProfile;
import dev.mayfly.iam.ManagedPolicy;
import dev.mayfly.iam.Names;
import dev.mayfly.iam.Page;
import dev.mayfly.iam.PolicyLookup;
import dev.mayfly.iam.PolicyUse;
import dev.mayfly.iam.Role;
import dev.mayfly.iam.User;
import dev.mayfly.wire.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// `GetAccountAuthorizationDetails`: all identities and policies of the account at one moment, a
/// page at a time. Of the policies AWS ships, those in use.
public final class IamDetailsApi {

    private final Directory directory;
    private final PolicyLookup lookup;

    public IamDetailsApi(Directory directory, PolicyLookup lookup) {
        this.directory = directory;
        this.lookup = lookup;
    }

    public List<Operation<?, ?>> operations() {
        return List.of(
                IamOperation.reads(
                                "GetAccountAuthorizationDetails",
                                DetailRecords.Request.class,
                                DetailRecords.Details.class)
                        .by(this::details));
    }

    private DetailRecords.Details details(DetailRecords.Request in) {
        AccountState state = directory.state();
        AccountDetails details = new AccountDetails(state);
        List<Entity> wanted =
                Stream.of("User", "Group", "Role", "LocalManagedPolicy", "AWSManagedPolicy")
                        .filter(kind -> in.filter().isEmpty() || in.filter().contains(kind))
                        .<Entity>flatMap(kind -> entities(kind, state, details.use()))
                        .toList();
        return answer(
                Page.of(
                        wanted,
                        IamDetailsApi::key,
                        Page.Request.of(
                                "GetAccountAuthorizationDetails", in.marker(), in.maxItems())),
                details);
    }

    private Stream<? extends Entity> entities(String kind, AccountState state, PolicyUse use) {
        return switch (kind) {
            case "User" -> state.users().values().stream();
            case "Group" -> state.groups().values().stream();
            case "Role" -> state.roles().values().stream();
            case "LocalManagedPolicy" -> state.policies().values().stream();
            default ->
                    lookup.aws().all().stream()
                            .filter(policy -> !use.of(policy.arn()).isNone())
                            .flatMap(policy -> lookup.find(state, policy.arn()).stream());
        };
    }

    private static String key(Entity entity) {
        return switch (entity) {
            case Group group -> "group " + Names.key(group.name());
            case ManagedPolicy policy -> "policy " + policy.arn();
            case Role role -> "role " + Names.key(role.name());
            case User user -> "user " + Names.key(user.name());
            case IdentityProvider provider -> "provider " + provider.url();
            case InstanceProfile profile -> "profile " + profile.name();
        };
    }

    private static DetailRecords.Details answer(Page<Entity> page, AccountDetails details) {
        return new DetailRecords.Details(
                only(User.class, page, details::of),
                only(Group.class, page, details::of),
                only(Role.class, page, details::of),
                only(ManagedPolicy.class, page, details::of),
                page.truncated(),
                page.nextMarker());
    }

    private static <E extends Entity, D> List<D> only(
            Class<E> kind, Page<Entity> page, Function<E, D> detail) {
        List<D> found = new ArrayList<>();
        for (Entity entity : page.items()) {
            if (kind.isInstance(entity)) {
                found.add(detail.apply(kind.cast(entity)));
            }
        }
        return found;
    }
}
