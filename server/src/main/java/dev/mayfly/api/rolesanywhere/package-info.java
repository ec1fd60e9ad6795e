/// Requests and answers of IAM Roles Anywhere, 2018-05-10, one file per subject. Data only. Start
/// at [CreateSession], which hands out sessions; the rest is the control plane.
@NullMarked
package dev.mayfly.api.rolesanywhere;

import org.jspecify.annotations.NullMarked;
