/** How parts are hashed, as lower-case hex of SHA-256; null without Web Crypto, as on plain http to anything but this machine. */
export const partHash = (): ((bytes: ArrayBuffer) => Promise<string>) | null =>
  globalThis.crypto?.subtle ? hashPart : null;

async function hashPart(bytes: ArrayBuffer): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", bytes);
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
