package dev.mayfly.agent.task.process;

import dev.mayfly.agent.task.TaskFailure;
import dev.mayfly.agent.task.process.ProcessSettings.UserRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// Hands out the users that tasks run as, each to one task at a time.
final class Users {

    private final UserRange range;
    private final Path passwd;

    Users(UserRange range, Path passwd) {
        this.range = range;
        this.passwd = passwd;
    }

    /// A uid that no task has and that is nobody's in the machine's own list of users.
    String free(Collection<String> taken) {
        Set<String> named = named();
        for (int i = 0; i < range.count(); i++) {
            String uid = Integer.toString(range.first() + i);
            if (!taken.contains(uid) && !named.contains(uid)) {
                return uid;
            }
        }
        throw TaskFailure.resources(
                "all " + range.count() + " users for tasks are taken; no further task can run");
    }

    private Set<String> named() {
        Set<String> uids = new HashSet<>();
        try {
            for (String line : Files.readAllLines(passwd)) {
                String[] fields = line.split(":", -1);
                if (fields.length > 2) {
                    uids.add(fields[2]);
                }
            }
        } catch (IOException e) {
            throw TaskFailure.resources("the machine's users cannot be read: " + e.getMessage());
        }
        return uids;
    }
}
