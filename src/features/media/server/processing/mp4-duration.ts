import "server-only";

export type ReadRange = (start: number, length: number) => Promise<Buffer>;

/** A video has a handful of boxes at its top; one cut into fragments has thousands, and says its length in the first. */
const MOST_BOXES = 200;
const HEADER_BYTES = 16;

/**
 * Seconds by the movie header of an MP4 or QuickTime file (ISO/IEC 14496-12, 4.2 and 8.2.2): hops from box to box, wherever
 * the header is. Null if there is none. Sound alone is told by music-metadata, which passes over videos without any.
 */
export async function mp4Duration(read: ReadRange, sizeBytes: number): Promise<number | null> {
  const movie = await findBox(read, "moov", 0, sizeBytes);
  const header = movie && (await findBox(read, "mvhd", movie.start, movie.end));
  if (!header) return null;
  const bytes = await read(header.start, Math.min(32, header.end - header.start));
  if (bytes.length < 20) return null;
  const isLong = bytes[0] === 1;
  if (isLong && bytes.length < 32) return null;
  const timescale = bytes.readUInt32BE(isLong ? 20 : 12);
  const units = isLong ? Number(bytes.readBigUInt64BE(24)) : bytes.readUInt32BE(16);
  return timescale > 0 && units > 0 && units !== 0xffff_ffff ? units / timescale : null;
}

/** Where the content of the first box of a type is, among the boxes that are between two places. */
async function findBox(
  read: ReadRange,
  type: string,
  from: number,
  to: number,
): Promise<{ start: number; end: number } | null> {
  let at = from;
  for (let boxes = 0; boxes < MOST_BOXES && at + 8 <= to; boxes += 1) {
    const head = await read(at, Math.min(HEADER_BYTES, to - at));
    if (head.length < 8) return null;
    const short = head.readUInt32BE(0);
    if (short === 1 && head.length < 16) return null;
    const size = short === 1 ? Number(head.readBigUInt64BE(8)) : short === 0 ? to - at : short;
    const offset = short === 1 ? 16 : 8;
    if (size < offset) return null;
    if (head.toString("latin1", 4, 8) === type) return { start: at + offset, end: Math.min(to, at + size) };
    at += size;
  }
  return null;
}
