/** A random UUID of version 4 (RFC 9562): unlike one of version 7 it tells neither when nor in which order it was made. */
export function uuidV4(): string {
  // Not randomUUID: a browser has that only where the connection is secure.
  const random = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0"));
  const hex = random.join("");
  const variant = ((Number.parseInt(hex[16] ?? "0", 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}
