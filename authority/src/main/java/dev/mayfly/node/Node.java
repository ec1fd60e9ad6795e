package dev.mayfly.node;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// A machine that holds a key of its own, what it may become, and how far it has come.
///
/// `token` is there from adding until the first certificate and for as long after as the token
/// lives. `enrolment` is there once it joined. Sessions that were issued before `sessionsFrom` are
/// over.
public record Node(
        Identity identity,
        Grant grant,
        Optional<JoinToken> token,
        Optional<Enrolment> enrolment,
        Recoveries recoveries,
        Optional<Lock> lock,
        Instant sessionsFrom,
        History history) {

    /// What it is called: the name its operator chose, an id no other node ever has, and the
    /// instance id under which its sessions run.
    public record Identity(String name, String id, String instanceId) {
        public Identity {
            NodeNames.check(name, id, instanceId);
        }
    }

    /// What it may become: the role in the instance profile, and for tasks its own operator starts
    /// one of `taskRoleArns`; and the networks it may speak from, anywhere when there are none.
    public record Grant(
            String instanceProfileArn, List<String> taskRoleArns, List<String> networks) {
        public Grant {
            taskRoleArns = List.copyOf(taskRoleArns);
            networks = List.copyOf(networks);
        }
    }

    /// Why it gets nothing. A lock because the key was `cloned` lets nobody back without a
    /// recovery, since it is not known which of the two is the machine.
    public record Lock(Instant since, String reason, boolean cloned) {}

    /// Who added it, and when it was there first and last; `lastSeenAt` is exact to the hour.
    public record History(
            String addedBy,
            Instant addedAt,
            Optional<Instant> joinedAt,
            Optional<Instant> lastSeenAt) {}

    public String name() {
        return identity.name();
    }

    public String id() {
        return identity.id();
    }

    public String instanceId() {
        return identity.instanceId();
    }

    /// Whether a session of this node that was issued then still counts.
    public boolean honours(Instant issuedAt) {
        return lock.isEmpty() && !issuedAt.isBefore(sessionsFrom);
    }

    /// This node with another enrolment and when it was seen for it.
    public Node enrolled(Enrolment newEnrolment, Recoveries newRecoveries, Instant now) {
        History seen =
                new History(
                        history.addedBy(),
                        history.addedAt(),
                        history.joinedAt().or(() -> Optional.of(now)),
                        Optional.of(now));
        return new Node(
                identity,
                grant,
                token,
                Optional.of(newEnrolment),
                newRecoveries,
                lock,
                sessionsFrom,
                seen);
    }

    /// This node, seen at `now`.
    public Node seen(Instant now) {
        History seen =
                new History(
                        history.addedBy(), history.addedAt(), history.joinedAt(), Optional.of(now));
        return new Node(identity, grant, token, enrolment, recoveries, lock, sessionsFrom, seen);
    }

    /// This node locked; every session so far is over, also after an unlock.
    public Node locked(Lock newLock) {
        return new Node(
                identity,
                grant,
                token,
                enrolment,
                recoveries,
                Optional.of(newLock),
                newLock.since().truncatedTo(ChronoUnit.MILLIS).plusMillis(1),
                history);
    }

    /// This node without a lock.
    public Node unlocked(Optional<Enrolment> newEnrolment, Recoveries newRecoveries) {
        return new Node(
                identity,
                grant,
                token,
                newEnrolment,
                newRecoveries,
                Optional.empty(),
                sessionsFrom,
                history);
    }

    /// This node with another allowance of recoveries.
    public Node allowed(Recoveries newRecoveries) {
        return new Node(
                identity, grant, token, enrolment, newRecoveries, lock, sessionsFrom, history);
    }
}
