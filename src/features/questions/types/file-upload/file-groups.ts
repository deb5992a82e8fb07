import { cleanName } from "@/features/media/rules";

export const fileGroups = [
  "documents",
  "images",
  "spreadsheets",
  "slides",
  "audio",
  "video",
  "code",
  "archives",
] as const;
export type FileGroup = (typeof fileGroups)[number];

interface Accepted {
  /** Endings of names, in small letters. */
  endings: readonly string[];
  /** What the content must be, as it is recognized from the bytes; whole, or a family that ends in a slash. */
  types: readonly string[];
}

const officeType = (kind: string): string => `application/vnd.openxmlformats-officedocument.${kind}`;
const openType = (kind: string): string => `application/vnd.oasis.opendocument.${kind}`;

/** HEIC is in none: few browsers show it, and phones send JPEG where only that is accepted. */
const groups: Record<FileGroup, Accepted> = {
  documents: {
    endings: ["pdf", "docx", "odt", "rtf", "txt", "md"],
    types: [
      "application/pdf",
      officeType("wordprocessingml.document"),
      openType("text"),
      "application/rtf",
      "text/plain",
      "text/markdown",
    ],
  },
  images: {
    endings: ["jpg", "jpeg", "png", "webp", "gif"],
    types: ["image/jpeg", "image/png", "image/apng", "image/webp", "image/gif"],
  },
  spreadsheets: {
    endings: ["xlsx", "ods", "csv", "tsv"],
    types: [officeType("spreadsheetml.sheet"), openType("spreadsheet"), "text/csv", "text/tab-separated-values"],
  },
  slides: {
    endings: ["pptx", "odp"],
    types: [officeType("presentationml.presentation"), openType("presentation")],
  },
  // A recording may be in a container that is also used for video.
  audio: {
    endings: ["mp3", "m4a", "aac", "ogg", "oga", "opus", "wav", "flac", "weba"],
    types: ["audio/", "video/webm", "video/mp4", "video/ogg"],
  },
  video: { endings: ["mp4", "m4v", "mov", "webm", "ogv"], types: ["video/"] },
  code: {
    endings: [
      ...["py", "ipynb", "js", "mjs", "ts", "tsx", "jsx", "java", "kt", "c", "h", "cc", "cpp", "hpp", "cs", "go", "rs"],
      ...["rb", "php", "pl", "lua", "r", "jl", "m", "hs", "ml", "scala", "swift", "dart", "sql", "sh", "css", "tex"],
      ...["json", "yaml", "yml", "toml", "xml", "txt", "md", "csv"],
    ],
    types: [...["text/plain", "text/markdown", "text/csv", "application/json", "application/yaml", "application/xml"]],
  },
  archives: { endings: ["zip"], types: ["application/zip"] },
};

/** In small letters and without the dot; "" where the name has none. */
export const endingOf = (name: string): string => /\.([\p{L}\p{N}]{1,10})$/u.exec(name)?.[1]?.toLowerCase() ?? "";

/**
 * Whether a file of this type, as its content says, and of this name is one that these groups have; both have to fit the same group.
 * The type is null before the content is there.
 */
export function isAccepted(
  accepts: readonly FileGroup[],
  { mimeType, name }: { mimeType: string | null; name: string },
): boolean {
  const ending = endingOf(cleanName(name));
  return accepts.some((group) => {
    const { endings, types } = groups[group];
    const isOfType =
      mimeType === null || types.some((type) => (type.endsWith("/") ? mimeType.startsWith(type) : mimeType === type));
    return isOfType && endings.includes(ending);
  });
}

/** The groups that take some files of a type, which may be a family: "image/png", "image/*". */
export const groupsOfType = (type: string): FileGroup[] => {
  const family = /^([a-z]+\/)\*$/.exec(type)?.[1];
  return fileGroups.filter((group) =>
    groups[group].types.some((taken) => {
      if (family) return taken.startsWith(family);
      return taken.endsWith("/") ? type.startsWith(taken) : type === taken;
    }),
  );
};

/** The types that these groups take, each once; a family ends in a slash. */
export const typesOf = (accepts: readonly FileGroup[]): string[] => [
  ...new Set(accepts.flatMap((group) => groups[group].types)),
];

/** Endings of these groups, each once. */
export const endingsOf = (accepts: readonly FileGroup[]): string[] => [
  ...new Set(accepts.flatMap((group) => groups[group].endings)),
];

/** What the browser's dialog offers. Where images are taken, their types are named, so that phones offer the camera. */
export const acceptAttribute = (accepts: readonly FileGroup[]): string =>
  [
    ...endingsOf(accepts).map((ending) => `.${ending}`),
    ...(accepts.includes("images") ? ["image/jpeg", "image/png", "image/webp"] : []),
    ...(accepts.includes("video") ? ["video/mp4", "video/quicktime"] : []),
  ].join(",");
