/** UTF-8, UTF-16 where its mark says so, or Windows-1252 where it can't be UTF-8: older exports are. */
export function decodeText(bytes: Uint8Array | ArrayBuffer): { text: string; isUnicode: boolean } {
  const [first, second] = new Uint8Array(bytes instanceof Uint8Array ? bytes.subarray(0, 2) : bytes.slice(0, 2));
  const label =
    first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  try {
    return { text: new TextDecoder(label, { fatal: true }).decode(bytes), isUnicode: true };
  } catch {
    return { text: new TextDecoder("windows-1252").decode(bytes), isUnicode: false };
  }
}
