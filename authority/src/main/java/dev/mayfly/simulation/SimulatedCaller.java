package dev.mayfly.simulation;

import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Names;
import dev.mayfly.iam.Role;
import dev.mayfly.iam.User;
import dev.mayfly.identity.Tag;
import dev.mayfly.policy.eval.CallerPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Who makes a simulated request: somebody named, or nobody in particular.
///
/// The keys that follow from a caller: AWS puts a fixed `aws:userid` where nobody is named and the
/// ARN where somebody is (captured 2026-09 by the project stackd, `simulation_defaults.json`). That
/// the tags of the principal count as `aws:PrincipalTag/…` is our choice; they do in real requests.
record SimulatedCaller(AccountState state, Optional<EntityArn> entity, List<Tag> tags) {

    private static final String NOBODY_ID = "STUB_PRINCIPAL_FOR_POLICY_SIMULATOR";
    private static final String SESSION_NAME = "simulation";

    SimulatedCaller {
        tags = List.copyOf(tags);
    }

    String account() {
        return entity.map(EntityArn::account).orElse(state.account().digits());
    }

    CallerPrincipal principal() {
        if (entity.isEmpty()) {
            return new CallerPrincipal.User("", NOBODY_ID, account());
        }
        EntityArn named = entity.get();
        return switch (named.kind()) {
            case USER, GROUP -> new CallerPrincipal.User(named.text(), id(named), account());
            case ROLE ->
                    new CallerPrincipal.RoleSession(
                            "arn:aws:sts::"
                                    + account()
                                    + ":assumed-role/"
                                    + named.name()
                                    + "/"
                                    + SESSION_NAME,
                            named.text(),
                            id(named),
                            SESSION_NAME,
                            account());
        };
    }

    /// The condition keys that follow from who calls.
    List<ContextEntry> keys() {
        List<ContextEntry> keys = new ArrayList<>();
        keys.add(text("aws:PrincipalAccount", account()));
        keys.add(text("aws:userid", entity.map(EntityArn::text).orElse(NOBODY_ID)));
        entity.ifPresent(named -> keys.add(text("aws:PrincipalArn", named.text())));
        entity.filter(named -> named.kind() == EntityArn.Kind.USER)
                .ifPresent(named -> keys.add(text("aws:username", named.name())));
        tags.forEach(tag -> keys.add(text("aws:PrincipalTag/" + tag.key(), tag.value())));
        return keys;
    }

    private static ContextEntry text(String name, String value) {
        return new ContextEntry(name, ContextEntry.Type.STRING, false, List.of(value));
    }

    /// The unique id of one of ours; for anybody else the ARN, which is no one's id.
    private String id(EntityArn named) {
        if (!named.account().equals(state.account().digits())) {
            return named.text();
        }
        User user = state.users().get(Names.key(named.name()));
        Role role = state.roles().get(Names.key(named.name()));
        return switch (named.kind()) {
            case USER -> user == null ? named.text() : user.uniqueId();
            case ROLE -> role == null ? named.text() : role.uniqueId();
            case GROUP -> named.text();
        };
    }
}
