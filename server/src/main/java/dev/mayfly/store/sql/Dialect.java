package dev.mayfly.store.sql;

import java.util.Locale;

/// Where the two databases differ.
enum Dialect {
    SQLITE {
        @Override
        String contains(String column) {
            return "instr(" + column + ", ?) > 0";
        }
    },
    POSTGRES {
        @Override
        String contains(String column) {
            return "position(? in " + column + ") > 0";
        }
    };

    /// The folder of its migrations.
    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// A condition that holds when the text column contains the parameter, case included.
    abstract String contains(String column);
}
