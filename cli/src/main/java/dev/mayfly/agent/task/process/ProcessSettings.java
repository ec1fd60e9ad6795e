package dev.mayfly.agent.task.process;

import java.nio.file.Path;
import java.util.Optional;

/// How processes run on this machine.
///
/// @param work the directory of the tasks' own directories, which tasks must be able to enter
/// @param users the users that tasks run as; empty when we are not root, and all run as us
/// @param ourUid the user we are
/// @param cgroups where limits are set; empty where they cannot be
public record ProcessSettings(
        Path work, Optional<UserRange> users, long ourUid, Optional<Cgroups> cgroups) {

    /// Users that no login and no container engine uses by default.
    ///
    /// @param first the first uid
    /// @param count how many; as many tasks can run at once
    public record UserRange(int first, int count) {

        /// Above the users of systemd's dynamic services (61184 to 65519) and of the first 29
        /// ranges of subordinate users (from 100000, 65536 each).
        public static final UserRange DEFAULT = new UserRange(2_000_000, 8192);

        public UserRange {
            if (first < 1000 || count < 1 || first > Integer.MAX_VALUE - count) {
                throw new IllegalArgumentException("not a range of users for tasks");
            }
        }
    }
}
