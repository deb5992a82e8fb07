/**
 * Why a browser gave no passkey, as a key below `accounts.errors`. Browsers say little on purpose: no passkey here, pressed
 * "Cancel" and waited too long are one error to them (WebAuthn, 14.5.1).
 */
export function passkeyProblem(error: unknown): string {
  const name = error instanceof Error ? error.name : "";
  if (name === "InvalidStateError") return "passkey_known";
  if (name === "NotSupportedError" || name === "ConstraintError") return "passkey_unsupported";
  if (name === "SecurityError") return "passkeys_off";
  return "passkey_cancelled";
}
