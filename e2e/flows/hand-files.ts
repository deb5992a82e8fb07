import { randomBytes } from "node:crypto";
import { deflateSync } from "node:zlib";
import type { Locator } from "@playwright/test";

interface Given {
  name: string;
  type: string;
  base64: string;
}

/** Files arriving as the browser's own event, at the element. */
export async function hand(
  element: Locator,
  kind: "drop" | "paste",
  files: readonly Given[],
  html = "",
): Promise<void> {
  await element.evaluate(
    (target, given) => {
      const data = new DataTransfer();
      for (const { name, type, base64 } of given.files)
        data.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name, { type }));
      if (given.html) data.setData("text/html", given.html);
      const { left, top } = target.getBoundingClientRect();
      const shared = { bubbles: true, cancelable: true, clientX: left + 2, clientY: top + 2 };
      target.dispatchEvent(
        given.kind === "drop"
          ? new DragEvent("drop", { ...shared, dataTransfer: data })
          : new ClipboardEvent("paste", { ...shared, clipboardData: data }),
      );
    },
    { kind, files, html },
  );
}

function crc(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc(body));
  return Buffer.concat([length, body, check]);
}

/** A gray image, 8 by 8 pixels, that no library has yet: the same bytes would be the same file, decorative or not. */
export function aPicture(): string {
  const head = Buffer.from([0, 0, 0, 8, 0, 0, 0, 8, 8, 0, 0, 0, 0]);
  const rows = Buffer.concat(Array.from({ length: 8 }, () => Buffer.from([0, ...randomBytes(8)])));
  const sign = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [sign, chunk("IHDR", head), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))];
  return Buffer.concat(parts).toString("base64");
}
