import "server-only";

export interface PictureSize {
  width: number;
  height: number;
}

/** Width and height in pixels out of the first bytes of a PNG, GIF, JPEG or WebP; null when they do not say. */
export function pictureSize(head: Buffer, mimeType: string): PictureSize | null {
  const size = read(head, mimeType);
  return size !== null && size.width > 0 && size.height > 0 ? size : null;
}

function read(head: Buffer, mimeType: string): PictureSize | null {
  if (head.length < 30) return null;
  switch (mimeType) {
    case "image/png":
      return { width: head.readUInt32BE(16), height: head.readUInt32BE(20) };
    case "image/gif":
      return { width: head.readUInt16LE(6), height: head.readUInt16LE(8) };
    case "image/jpeg":
      return jpegSize(head);
    case "image/webp":
      return webpSize(head);
    default:
      return null;
  }
}

/** The first start-of-frame segment (ITU T.81, B.2.2). */
function jpegSize(head: Buffer): PictureSize | null {
  let at = 2;
  while (at + 9 < head.length) {
    if (head[at] !== 0xff) return null;
    const marker = head[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: head.readUInt16BE(at + 7), height: head.readUInt16BE(at + 5) };
    at += marker === 0xff ? 1 : 2 + head.readUInt16BE(at + 2);
  }
  return null;
}

function webpSize(head: Buffer): PictureSize | null {
  switch (head.toString("latin1", 12, 16)) {
    case "VP8X":
      return { width: head.readUIntLE(24, 3) + 1, height: head.readUIntLE(27, 3) + 1 };
    case "VP8L": {
      const bits = head.readUInt32LE(21);
      return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
    }
    case "VP8 ":
      return { width: head.readUInt16LE(26) & 0x3fff, height: head.readUInt16LE(28) & 0x3fff };
    default:
      return null;
  }
}
