const hexOfByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** Of one id. */
const bytesEach = 10;
/** Drawn for many ids at once, since each draw costs far more than its bytes. */
const drawn = new Uint8Array(64 * bytesEach);
let nextByte = drawn.length;

/** 20 hexadecimal digits, never the same twice. */
function randomDigits(): string {
  if (nextByte === drawn.length) {
    // Not randomUUID: a browser has that only where the connection is secure.
    crypto.getRandomValues(drawn);
    nextByte = 0;
  }
  let digits = "";
  for (const end = nextByte + bytesEach; nextByte < end; nextByte += 1) digits += hexOfByte[drawn[nextByte] ?? 0];
  return digits;
}

/** A UUID of version 7 (RFC 9562): its first 48 bits are the time, so new rows lie together in an index. */
export function uuidV7(at: number = Date.now()): string {
  const time = at.toString(16).padStart(12, "0");
  const digits = randomDigits();
  const variant = ((Number.parseInt(digits[3] ?? "0", 16) & 0x3) | 0x8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${digits.slice(0, 3)}-${variant}${digits.slice(4, 7)}-${digits.slice(7, 19)}`;
}
