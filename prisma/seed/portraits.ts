import { createHash } from "node:crypto";
import sharp from "sharp";
import { portraitSide } from "@/features/media/portrait";
import { cloths } from "@/lib/cover";
import { makeStorageKey } from "@/server/storage/storage-key";
import type { SeedDeps } from "./seed-deps";

const { "earth-ocean": sea, computing, music } = cloths;
const fill = (color: string, path: string) => `<path fill="${color}" d="${path}"/>`;
const line = (color: string, width: number, path: string) =>
  `<path fill="none" stroke="${color}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" d="${path}"/>`;
const dot = (color: string, x: number, y: number, radius: number) =>
  `<circle cx="${x}" cy="${y}" r="${radius}" fill="${color}"/>`;

/** A gray bob, a jersey with a patterned yoke, the horizon behind. */
function ingrid(): string {
  const [hair, skin, shade] = ["#b4bcb9", "#e6b898", "#cf9a79"];
  const yoke = [104, 136, 168, 200, 232, 264, 296].map((x) => dot(sea.spot, x, 344 + Math.abs(x - 200) * 0.14, 6));
  return [
    line(sea.ink, 3, "M0 236C50 222 90 250 140 236S230 222 280 236S360 250 400 236"),
    fill(
      hair,
      "M116 214C104 100 146 62 202 62C262 62 298 104 284 214C282 244 270 262 258 268L146 268C130 258 119 240 116 214Z",
    ),
    fill(sea.ink, "M40 400C44 332 96 304 160 292L240 292C304 304 356 332 360 400Z"),
    ...yoke,
    line(sea.cloth, 4, "M56 388C150 356 250 356 344 388"),
    fill(shade, "M170 236H230V296C214 308 186 308 170 296Z"),
    fill(sea.ink, "M160 276C184 290 216 290 240 276L244 312C216 322 184 322 156 312Z"),
    fill(skin, "M138 172C138 118 164 98 200 98S262 118 262 172C262 224 232 258 200 258S138 224 138 172Z"),
    fill(
      hair,
      "M130 188C130 120 160 88 204 88C246 88 270 122 270 188C262 152 244 136 222 124C204 146 168 160 142 164C136 170 132 178 130 188Z",
    ),
    line(cloths.craft.ink, 4, "M166 168Q176 162 186 168M214 168Q224 162 234 168"),
    dot(cloths.craft.ink, 176, 182, 4.5),
    dot(cloths.craft.ink, 224, 182, 4.5),
    line(shade, 5, "M201 184L195 208L205 209"),
    line(cloths.history.cloth, 4.5, "M180 230Q200 242 220 230"),
  ].join("");
}

/** Hair parted in the middle and tied up, glasses, a sari over the shoulder. */
function rukmini(): string {
  const [skin, shade] = ["#b97a54", "#9c6040"];
  return [
    dot(computing.cloth, 268, 84, 40),
    fill(
      computing.cloth,
      "M122 206C108 108 144 66 200 66S292 108 278 206C276 234 268 250 256 258H144C132 250 124 234 122 206Z",
    ),
    fill(cloths.history.cloth, "M44 400C48 334 102 308 164 294H236C298 308 352 334 356 400Z"),
    fill(computing.ink, "M150 298C170 330 226 372 262 400H70C66 358 84 322 150 298Z"),
    line(cloths.history.cloth, 5, "M142 306C164 340 212 376 242 400"),
    fill(shade, "M172 234H228V296C222 318 178 318 172 296Z"),
    fill(skin, "M140 170C140 118 166 98 200 98S260 118 260 170C260 222 232 256 200 256S140 222 140 170Z"),
    fill(
      computing.cloth,
      "M132 188C128 118 160 84 200 84V100C178 116 150 140 132 188ZM268 188C272 118 240 84 200 84V100C222 116 250 140 268 188Z",
    ),
    dot(cloths.history.cloth, 200, 146, 5),
    dot(computing.cloth, 174, 180, 4.5),
    dot(computing.cloth, 226, 180, 4.5),
    line(
      computing.cloth,
      4,
      "M152 180A22 20 0 1 1 196 180A22 20 0 1 1 152 180ZM204 180A22 20 0 1 1 248 180A22 20 0 1 1 204 180ZM196 177Q200 173 204 177",
    ),
    line(shade, 5, "M201 190L195 210L205 211"),
    line(cloths.history.cloth, 4.5, "M182 230Q200 241 218 230"),
    dot(music.cloth, 138, 214, 6),
    dot(music.cloth, 262, 214, 6),
  ].join("");
}

const drawings = new Map([
  ["instructor", { ground: sea.cloth, draw: ingrid }],
  ["rukmini", { ground: computing.spot, draw: rukmini }],
]);

/** The drawn portrait of a demo instructor, as an SVG document. */
export function portraitOf(key: string): string | null {
  const drawing = drawings.get(key);
  return drawing
    ? `<svg xmlns="http://www.w3.org/2000/svg" viewBox="24 34 352 352"><rect width="400" height="400" fill="${drawing.ground}"/>${drawing.draw()}</svg>`
    : null;
}

/** Stores it as a portrait that was uploaded would be. Returns the file's id; null for someone who has none. */
export async function storePortrait(
  { db, storage }: SeedDeps,
  { key, ownerId, at }: { key: string; ownerId: string; at: Date },
): Promise<string | null> {
  const drawn = portraitOf(key);
  if (drawn === null) return null;
  const bytes = await sharp(Buffer.from(drawn)).resize(portraitSide, portraitSide).webp({ quality: 90 }).toBuffer();
  const storageKey = makeStorageKey("files", at);
  await storage.put(storageKey, bytes, { mimeType: "image/webp", maxBytes: bytes.length });
  const { id } = await db.storedFile.create({
    data: {
      ownerId,
      storageKey,
      sha256: createHash("sha256").update(bytes).digest("hex"),
      sizeBytes: BigInt(bytes.length),
      mimeType: "image/webp",
      originalName: "portrait.webp",
      isDecorative: true,
      width: portraitSide,
      height: portraitSide,
      state: "READY",
      uploadedAt: at,
      createdAt: at,
    },
  });
  return id;
}
