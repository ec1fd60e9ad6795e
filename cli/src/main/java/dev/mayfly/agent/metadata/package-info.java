/// The EC2 instance metadata service, version 2, for this machine: what every AWS SDK asks when it
/// is told nothing else. Answers from memory. Must not know where credentials come from. Start at
/// [MetadataEndpoint]; what stands where is in [MetadataTree].
@NullMarked
package dev.mayfly.agent.metadata;

import org.jspecify.annotations.NullMarked;
