package dev.mayfly.iam;

import java.util.List;
import java.util.TreeSet;

/// Which users are in which groups. A group holds its users' names; any case finds them.
public final class Memberships {

    private Memberships() {}

    /// The groups a user is in, by name.
    public static List<Group> of(AccountState state, User user) {
        return state.groups().values().stream().filter(group -> has(group, user.name())).toList();
    }

    /// The users of a group, by name.
    public static List<User> users(AccountState state, Group group) {
        return group.userNames().stream().map(name -> Existing.user(state, name)).toList();
    }

    static boolean has(Group group, String userName) {
        String key = Names.key(userName);
        return group.userNames().stream().anyMatch(name -> Names.key(name).equals(key));
    }

    static Group with(Group group, String userName) {
        TreeSet<String> names = new TreeSet<>(without(group, userName).userNames());
        names.add(userName);
        return group.withUsers(names);
    }

    static Group without(Group group, String userName) {
        TreeSet<String> names = new TreeSet<>(group.userNames());
        names.removeIf(name -> Names.key(name).equals(Names.key(userName)));
        return group.withUsers(names);
    }

    static AccountState renamed(AccountState state, String oldName, String newName) {
        AccountState result = state;
        for (Group group : state.groups().values()) {
            if (has(group, oldName)) {
                result = result.with(with(without(group, oldName), newName));
            }
        }
        return result;
    }
}
