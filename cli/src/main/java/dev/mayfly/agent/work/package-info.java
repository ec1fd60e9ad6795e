/// Does on this machine what the authority wants of it: learns of the tasks placed here, has them
/// run and stopped, and tells how they are. Tasks run on while the authority is away and while the
/// agent is. Must not know how containers run. Start at [Worker].
@NullMarked
package dev.mayfly.agent.work;

import org.jspecify.annotations.NullMarked;
