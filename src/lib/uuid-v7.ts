/** A UUID of version 7 (RFC 9562): its first 48 bits are the time, so new rows lie together in an index. */
export function uuidV7(at: number = Date.now()): string {
  // Not randomUUID: a browser has that only where the connection is secure.
  const random = Array.from(crypto.getRandomValues(new Uint8Array(10)), (byte) => byte.toString(16).padStart(2, "0"));
  const time = at.toString(16).padStart(12, "0");
  const tail = random.join("");
  const variant = ((Number.parseInt(tail[3] ?? "0", 16) & 0x3) | 0x8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${tail.slice(0, 3)}-${variant}${tail.slice(4, 7)}-${tail.slice(7, 19)}`;
}
