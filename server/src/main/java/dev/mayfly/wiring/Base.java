package dev.mayfly.wiring;

import dev.mayfly.issuance.Site;

/// What every part may be made of: how the process is to run, the world, and what was begun first.
record Base(Settings settings, Outside outside, Groundwork groundwork) {

    Site site() {
        return new Site(settings.account(), settings.region(), outside.clock());
    }
}
