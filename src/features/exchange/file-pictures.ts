import { pictureKey } from "@/features/questions/formats/picture-key";
import type { ReadMeans } from "@/features/questions/formats/picture-means";
import { type FileData, withoutFileData } from "./moodle-xml/file-data";
import { unpackPictures } from "./read-package";

/** The images that a file has for its questions. */
export interface FilePictures {
  pictureOf: NonNullable<ReadMeans["pictureOf"]>;
  /** Their files, each under what stands for it in the questions. @throws ZipProblem */
  filesOf: (keys: readonly string[]) => Promise<Map<string, File>>;
}

export const noPictures: FilePictures = { pictureOf: () => null, filesOf: async () => new Map() };

/** Those of a .zip with these paths. */
export function packedPictures(
  zip: Uint8Array<ArrayBuffer>,
  paths: readonly string[],
  newId: () => string,
): FilePictures {
  const keys = new Map(paths.map((path) => [path, pictureKey(newId())]));
  return {
    pictureOf: (path) => keys.get(path) ?? null,
    async filesOf(wanted) {
      const places = new Map([...keys].filter(([, key]) => wanted.includes(key)));
      const bodies = await unpackPictures(zip, new Set(places.keys()));
      return new Map([...bodies].map(([path, body]) => [places.get(path) ?? "", fileOf(path, body)]));
    },
  };
}

/** Those of a text in Moodle's XML. `rest` has the key of each where its data was: the same one for the same image. */
export function embeddedPictures(source: string, newId: () => string): FilePictures & { rest: string } {
  const data = new Map<string, FileData>();
  const known = new Map<string, string>();
  const rest = withoutFileData(source, (image) => {
    const name = `${image.name}/${image.base64}`;
    const key = known.get(name) ?? pictureKey(newId());
    known.set(name, key);
    data.set(key, image);
    return key;
  });
  return {
    rest,
    pictureOf: (place) => (isBase64(data.get(place)?.base64 ?? "") ? place : null),
    async filesOf(wanted) {
      const files = new Map<string, File>();
      for (const key of wanted) {
        const image = data.get(key);
        if (image) files.set(key, fileOf(image.name, bytesOf(image.base64)));
      }
      return files;
    },
  };
}

const types: Readonly<Record<string, string>> = { jpg: "image/jpeg", svg: "image/svg+xml" };

/** Only called what it seems to be: the library looks at what is in it. */
function fileOf(path: string, body: Uint8Array<ArrayBuffer>): File {
  const name = path.split("/").at(-1) ?? path;
  const ending = name.split(".").at(-1)?.toLowerCase() ?? "";
  return new File([body], name, { type: types[ending] ?? `image/${ending}` });
}

const isBase64 = (text: string): boolean => {
  const signs = text.replace(/\s+/g, "");
  return signs !== "" && signs.length % 4 === 0 && /^[A-Za-z\d+/]*={0,2}$/.test(signs);
};

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64.replace(/\s+/g, "")), (sign) => sign.charCodeAt(0));
