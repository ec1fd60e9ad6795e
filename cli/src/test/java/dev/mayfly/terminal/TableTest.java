package dev.mayfly.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TableTest {

    private final StringWriter out = new StringWriter();

    @Test
    void makesColumnsAsWideAsTheirWidestCell() {
        Table table = new Table("A", "LONG HEADING", "C");
        table.row("first cell", "x", "y");

        table.print(terminal(false));

        assertThat(out)
                .hasToString(
                        """
                        A           LONG HEADING  C
                        first cell  x             y
                        """);
    }

    @Test
    void letsNothingFromOutsideSteerTheTerminal() {
        Table table = new Table("A");
        table.row("\u001b]0;pwned\u0007\nsecond line");

        table.print(terminal(false));

        assertThat(out.toString()).doesNotContain("\u001b", "\u0007").hasLineCount(2);
    }

    @Test
    void isBoldOnlyWhereColourIsWanted() {
        new Table("A").print(terminal(true));
        assertThat(out.toString()).contains("\u001b[1m");

        out.getBuffer().setLength(0);
        new Table("A").print(terminal(false));
        assertThat(out.toString()).doesNotContain("\u001b");
    }

    private Terminal terminal(boolean colour) {
        PrintWriter writer = new PrintWriter(out, true);
        return new Terminal(writer, writer, false, colour, "mayfly");
    }
}
