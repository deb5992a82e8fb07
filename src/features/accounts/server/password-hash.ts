import "server-only";
import { hash, verify } from "@node-rs/argon2";

/** `Algorithm.Argon2id`, a const enum that an isolated module cannot read. */
const argon2id = 2;

/** OWASP's second recommendation for argon2id (19 MiB, 2 passes): about 20 ms on a small machine. */
const cost = { algorithm: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** One form for what looks the same, so that a password typed on another keyboard is the same bytes (NIST SP 800-63B, 5.1.1.2). */
const spelling = (password: string): string => password.normalize("NFKC");

export const hashPassword = (password: string): Promise<string> => hash(spelling(password), cost);

let decoy: Promise<string> | undefined;

/** Whether the password is right. Takes as long for no one (null) as for someone, so that the time tells nothing. */
export async function isPasswordRight(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword("nobody has this password");
  const matches = await verify(passwordHash ?? (await decoy), spelling(password)).catch(() => false);
  return passwordHash !== null && matches;
}
