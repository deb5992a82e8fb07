import sharp from "sharp";
import { uuidV7 } from "@/lib/uuid-v7";
import { getStorage } from "@/server/storage/get-storage";
import type { createCaller } from "@/server/trpc/root";
import { sendPart } from "./send-part";

/** A photo twice as wide as high, with what a camera writes into it. `side` in pixels. */
export const aPhoto = (side: number): Promise<Buffer> =>
  sharp({ create: { width: side, height: side / 2, channels: 3, background: "#884422" } })
    .jpeg()
    .withExif({ IFD0: { Copyright: "canary-camera" } })
    .toBuffer();

/** Sends these bytes as an image of its person. Resolves to the upload's id, for savePicture and savePortrait. */
export async function uploadedPicture(
  own: Pick<ReturnType<typeof createCaller>["profiles"], "startPicture">,
  bytes: Buffer,
  name = "me.jpg",
): Promise<string> {
  const uploadId = uuidV7();
  const { part } = await own.startPicture({ uploadId, name, sizeBytes: bytes.length, sha256: null });
  if (!part) throw new Error("nothing to send");
  const status = await sendPart(getStorage(), part, bytes);
  if (status !== 200) throw new Error(`the picture was answered with ${status}`);
  return uploadId;
}
