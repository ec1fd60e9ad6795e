package dev.mayfly.tour;

import dev.mayfly.terminal.Table;
import dev.mayfly.terminal.Terminal;

/// Where the tour is shown: numbered scenes, the calls made, what came of them.
final class Stage {

    private final Terminal terminal;
    private int scene;

    Stage(Terminal terminal) {
        this.terminal = terminal;
    }

    /// A new scene: what it is about, and why it matters.
    void scene(String title, String why) {
        scene++;
        terminal.say("");
        terminal.say(terminal.bold(scene + ". " + title));
        terminal.say("   " + why);
        terminal.out().flush();
    }

    /// A call as it would be typed.
    void call(String command) {
        terminal.say("   " + terminal.dim("$ " + Table.harmless(command)));
        terminal.out().flush();
    }

    /// What came of it, and as hoped.
    void good(String outcome) {
        terminal.say("   " + terminal.green("✓") + " " + Table.harmless(outcome));
        terminal.out().flush();
    }

    /// A refusal, which is what the scene is about.
    void refused(String outcome) {
        terminal.say("   " + terminal.red("✗") + " " + Table.harmless(outcome));
        terminal.out().flush();
    }

    Terminal terminal() {
        return terminal;
    }
}
