/** In characters. */
export const usernameLimits = { least: 3, most: 40 } as const;

/** What an address of ours, or of whoever runs the site, could be mistaken for. */
const reserved = new Set([
  "about",
  "account",
  "admin",
  "administrator",
  "api",
  "dashboard",
  "help",
  "instructor",
  "instructors",
  "lectern",
  "me",
  "moderator",
  "people",
  "person",
  "root",
  "security",
  "staff",
  "support",
  "system",
  "teach",
]);

export type UsernameProblem = "username_shape" | "username_length" | "username_reserved";

/** What is wrong with a user name as typed; null where it can be had, if no one else has it. */
export function usernameProblem(username: string): UsernameProblem | null {
  if (username.length < usernameLimits.least || username.length > usernameLimits.most) return "username_length";
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(username)) return "username_shape";
  return reserved.has(username) ? "username_reserved" : null;
}
