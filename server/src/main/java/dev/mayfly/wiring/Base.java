package dev.mayfly.wiring;

/// What every part may be made of: how the process is to run, the world, and what was begun first.
record Base(Settings settings, Outside outside, Groundwork groundwork) {}
