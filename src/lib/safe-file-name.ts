/** Names that Windows keeps for its devices, whatever their ending. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * A name for a file or a folder in an archive: nothing that an unpacking program could take for a path, on any system. Of a long one the
 * end is kept, which has the ending.
 */
export function safeFileName(name: string): string {
  const plain = name.normalize("NFC").replace(/[\p{Cc}\p{Cf}\p{Cs}\\/:*?"<>|]+/gu, "_");
  const kept = [...plain]
    .slice(-120)
    .join("")
    .replace(/^[.\s]+|[.\s]+$/gu, "");
  return devices.test(kept) ? `_${kept}` : kept || "file";
}
