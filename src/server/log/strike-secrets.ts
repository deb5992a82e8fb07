import "server-only";

const struck = "[removed]";
/** Names whose values no log may hold, whatever is before or after them: tokenHash, set-cookie, newPassword. */
const secretName =
  /pass(?:word|phrase|code)|token|secret|cookie|authori[sz]ation|api-?_?key|recovery-?_?code|signature/i;
/** A part of an address that opens something (src/server/web/secret-address.ts), and what proves who asks. */
const secretTexts: readonly [RegExp, string][] = [
  [/(\/(?:preview|invitations|unsubscribe|reset-password|not-me|verify-email)\/)[\w%.~:-]+/g, `$1${struck}`],
  [/([?&](?:token|code|signature|s|x-amz-signature)=)[^&\s"']+/gi, `$1${struck}`],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]+/g, `$1 ${struck}`],
  [/((?:__(?:Host|Secure)-)?(?:authjs|lectern)\.[\w.-]+=)[^;\s"']+/g, `$1${struck}`],
  [/(\/\/[^/\s:@"']*:)[^/\s@"']+@/g, `$1${struck}@`],
];
const deepest = 8;

/** What may be written of some text: the secrets of addresses and headers taken out. */
export function strikeText(text: string): string {
  return secretTexts.reduce((left, [secret, instead]) => left.replace(secret, instead), text);
}

/** A copy of plain data without its secrets. What is no plain data (errors, buffers) stays as it is. */
export function strikeSecrets(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return strikeText(value);
  if (typeof value !== "object" || value === null) return value;
  const isPlain = Array.isArray(value) || [Object.prototype, null].includes(Object.getPrototypeOf(value));
  if (!isPlain) return value;
  if (depth >= deepest) return struck;
  if (Array.isArray(value)) return value.map((item) => strikeSecrets(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      secretName.test(name) && isSecretive(inner) ? struck : strikeSecrets(inner, depth + 1),
    ]),
  );
}

/** `hasPassword: true` and `outputTokens: 120` give nothing away. */
const isSecretive = (value: unknown): boolean =>
  typeof value === "string" ? value !== "" : typeof value === "object" && value !== null;
