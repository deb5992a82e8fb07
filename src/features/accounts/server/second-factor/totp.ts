import "server-only";
import { Secret, TOTP } from "otpauth";

const periodSeconds = 30;
/** Steps by which a telephone's clock may be off, to either side (RFC 6238, 5.2). */
const drift = 1;

/** 160 random bits in base32, the length that RFC 4226 recommends. */
export const makeTotpSecret = (): string => new Secret({ size: 20 }).base32;

// SHA-1, six digits and thirty seconds: what every app understands, and some of them nothing else.
const totpOf = (secret: string, labels: { issuer?: string; label?: string } = {}) =>
  new TOTP({ ...labels, algorithm: "SHA1", digits: 6, period: periodSeconds, secret: Secret.fromBase32(secret) });

/** The step that a code belongs to, or null for a wrong one. A step that was used before is for the caller to refuse. */
export function stepOfCode(secret: string, code: string, at: Date): bigint | null {
  const delta = totpOf(secret).validate({ token: code, timestamp: at.getTime(), window: drift });
  return delta === null ? null : BigInt(Math.floor(at.getTime() / 1000 / periodSeconds) + delta);
}

/** What the image says: apps show the site and the address beside the code. */
export const totpAddress = (secret: string, { issuer, label }: { issuer: string; label: string }): string =>
  totpOf(secret, { issuer, label }).toString();

/** The code of this moment. For tests and the command line: a server has no use for it. */
export const codeAt = (secret: string, at: Date): string => totpOf(secret).generate({ timestamp: at.getTime() });
