package dev.mayfly.proving;

import dev.mayfly.policy.prove.Access;

/// Something that is said to hold for every request there could be.
public sealed interface Claim {

    /// As it is asked on the command line, without dashes.
    String written();

    /// Whoever can assume the role has such a subject.
    record Only(String subject) implements Claim {
        @Override
        public String written() {
            return "only " + subject;
        }
    }

    /// Nobody with such a subject can assume the role.
    record NeverSubject(String subject) implements Claim {
        @Override
        public String written() {
            return "never " + subject;
        }
    }

    /// Nothing of this is allowed.
    record NeverAccess(String text, Access access) implements Claim {
        @Override
        public String written() {
            return "never " + text;
        }
    }

    /// Not everyone gets in.
    record NeverPublic() implements Claim {
        @Override
        public String written() {
            return "never public";
        }
    }

    /// Whatever it allows, the older one does.
    record NoNewAccess(Examined older) implements Claim {
        @Override
        public String written() {
            return "no new access since " + older.name();
        }
    }
}
