import sharp from "sharp";

/** An image with some noise in it, so that sizes mean something. Orientation as EXIF has it (6: turned a quarter). */
export function aPicture(
  width: number,
  height: number,
  { orientation, format = "jpeg" }: { orientation?: number; format?: "jpeg" | "png" } = {},
): Promise<Buffer> {
  const picture = sharp({ create: { width, height, channels: 3, background: { r: 40, g: 90, b: 140 } } });
  const withFacts = picture.withExif({ IFD0: { Copyright: "SECRET-OWNER" } });
  const turned = orientation === undefined ? withFacts : withFacts.withMetadata({ orientation });
  return turned.toFormat(format).toBuffer();
}

/** Silence, 8 kHz mono PCM in a RIFF file. */
export function aSound(seconds: number): Buffer {
  const bytes = seconds * 8_000;
  const head = Buffer.alloc(44);
  head.write("RIFF", 0);
  head.writeUInt32LE(36 + bytes, 4);
  head.write("WAVEfmt ", 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(8_000, 24);
  head.writeUInt32LE(8_000, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write("data", 36);
  head.writeUInt32LE(bytes, 40);
  return Buffer.concat([head, Buffer.alloc(bytes, 128)]);
}

function box(type: string, ...content: Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + body.length, 0);
  head.write(type, 4, "latin1");
  return Buffer.concat([head, body]);
}

/** The frame of an MP4 without images in it: what it says of itself is at the end, as cameras write it (ISO 14496-12). */
export function aVideo(seconds: number, bytes = 200_000): Buffer {
  const header = Buffer.alloc(100);
  header.writeUInt32BE(1_000, 12);
  header.writeUInt32BE(seconds * 1_000, 16);
  header.writeUInt32BE(0x00010000, 20);
  header.writeUInt32BE(2, 96);
  const brands = Buffer.from("isom\0\0\x02\0isomiso2mp41", "latin1");
  return Buffer.concat([box("ftyp", brands), box("mdat", Buffer.alloc(bytes)), box("moov", box("mvhd", header))]);
}
