/// The record of every credential handed to a program of this machine. Must not know credentials
/// themselves: an access key id is the most it sees. Start at [HandoutLog].
@NullMarked
package dev.mayfly.agent.handout;

import org.jspecify.annotations.NullMarked;
