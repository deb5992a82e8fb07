import type { ImageSource } from "./use-question-pictures";

/** An image that the library refused, and its words for why. */
export class UnstoredPicture extends Error {
  constructor(
    readonly fileName: string,
    readonly why: string,
  ) {
    super(`${fileName}: ${why}`);
  }
}

/**
 * Brings images to where those of the questions are kept, all at once. `stored` has their paths afterwards, each under its key; what an earlier try brought isn't
 * sent again. `onStored` hears how many are there.
 * @throws UnstoredPicture for the first that was refused
 */
export async function storePictures(
  images: ImageSource,
  files: ReadonlyMap<string, File>,
  stored: Map<string, string>,
  onStored: (count: number) => void,
): Promise<void> {
  const tell = () => onStored([...files.keys()].filter((key) => stored.has(key)).length);
  tell();
  const waiting = [...files].filter(([key]) => !stored.has(key));
  const ended = await Promise.allSettled(
    waiting.map(async ([key, file]) => {
      stored.set(key, await storeOne(images, file));
      tell();
    }),
  );
  const refused = ended.find((one) => one.status === "rejected");
  if (refused) throw refused.reason;
}

function storeOne(images: ImageSource, file: File): Promise<string> {
  const [upload = ""] = images.add([file]);
  return new Promise((resolve, reject) => {
    const look = () => {
      const found = images.find(upload);
      if (found?.file) resolve(found.file.path);
      else if (found?.isRefused) reject(new UnstoredPicture(file.name, found.words));
      else return;
      leave();
      if (!found.file) images.cancel(upload);
    };
    const leave = images.subscribe(look);
    look();
  });
}
