/**
 * Why a browser gave no passkey, as a key below `accounts.passkey.problems`. Browsers say little on purpose: no passkey here, pressed
 * "Cancel" and waited too long are one error to them (WebAuthn, 14.5.1).
 */
export function passkeyProblem(error: unknown): "known" | "unsupported" | "off" | "cancelled" {
  const name = error instanceof Error ? error.name : "";
  if (name === "InvalidStateError") return "known";
  if (name === "NotSupportedError" || name === "ConstraintError") return "unsupported";
  if (name === "SecurityError") return "off";
  return "cancelled";
}
