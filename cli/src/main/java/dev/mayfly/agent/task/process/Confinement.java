package dev.mayfly.agent.task.process;

import dev.mayfly.agent.task.Variables;
import dev.mayfly.taskdefinition.ContainerDefinition;
import dev.mayfly.taskdefinition.ContainerDefinition.Ulimit;
import java.util.ArrayList;
import java.util.List;

/// The words that stand before a task's own on the command line, and take from it what it must not
/// have.
final class Confinement {

    /// Nothing the process runs gains a right, as by a set-user-id bit.
    static final List<String> WITHOUT_NEW_PRIVILEGES = List.of("setpriv", "--no-new-privs", "--");

    /// Takes its environment from standard input once the process has its own user: before, a
    /// variable such as `LD_PRELOAD` would be obeyed with our rights; and neither an argument nor a
    /// file shows a secret. The mark at the end says that all of it came.
    private static final String INIT =
            """
            set -- "$(cat)" "$@"
            case $1 in
              *'#end') ;;
              *) echo 'mayfly: the environment did not arrive whole' >&2; exit 125 ;;
            esac
            unset PWD OLDPWD SHLVL
            eval "$1"
            shift
            exec "$@" </dev/null
            """;

    private Confinement() {}

    /// Runs what follows as this user, of no group but its own, without any capability.
    static List<String> asUser(String uid) {
        return List.of(
                "setpriv",
                "--reuid=" + uid,
                "--regid=" + uid,
                "--clear-groups",
                "--inh-caps=-all",
                "--ambient-caps=-all",
                "--bounding-set=-all",
                "--no-new-privs",
                "--");
    }

    /// Runs what follows with the container's limits.
    static List<String> limits(ContainerDefinition definition) {
        List<Ulimit> limits = definition.ulimits().orElse(List.of());
        if (limits.isEmpty()) {
            return List.of();
        }
        List<String> words = new ArrayList<>(List.of("prlimit"));
        for (Ulimit limit : limits) {
            words.add(
                    "--"
                            + limit.name()
                            + "="
                            + bound(limit.softLimit())
                            + ":"
                            + bound(limit.hardLimit()));
        }
        return words;
    }

    private static String bound(int limit) {
        return limit == -1 ? "unlimited" : Integer.toString(limit);
    }

    /// Runs `program` with the environment that [#script] makes, read from standard input.
    static List<String> withEnvironment(List<String> program) {
        List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", INIT, "mayfly-task"));
        words.addAll(program);
        return words;
    }

    /// Sets and exports `variables`, in the language of a POSIX shell.
    static String script(Variables variables) {
        StringBuilder script = new StringBuilder();
        variables
                .values()
                .forEach((name, value) ->
                        script.append("export ")
                                .append(name)
                                .append("='")
                                .append(value.replace("'", "'\\''"))
                                .append("'\n"));
        return script.append("#end").toString();
    }
}
