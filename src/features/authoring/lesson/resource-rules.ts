import type { ResourceType } from "./resource-schema";

const families: Readonly<Record<string, ResourceType>> = { image: "IMAGE", audio: "AUDIO", video: "VIDEO" };
const endings: Readonly<Record<string, ResourceType>> = {
  csv: "DATA",
  tsv: "DATA",
  json: "DATA",
  xml: "DATA",
  parquet: "DATA",
  xlsx: "DATA",
  ods: "DATA",
  sql: "CODE",
  py: "CODE",
  ipynb: "CODE",
  js: "CODE",
  ts: "CODE",
  r: "CODE",
  c: "CODE",
  java: "CODE",
  html: "CODE",
  css: "CODE",
  zip: "ARCHIVE",
  gz: "ARCHIVE",
  tar: "ARCHIVE",
  "7z": "ARCHIVE",
  pdf: "DOCUMENT",
  docx: "DOCUMENT",
  odt: "DOCUMENT",
  pptx: "DOCUMENT",
  epub: "DOCUMENT",
  md: "DOCUMENT",
  txt: "DOCUMENT",
};

/** What kind of resource a file most likely is, by what it holds and how it is called; the author may say otherwise. */
export function resourceTypeOf({ mimeType, name }: { mimeType: string; name: string }): ResourceType {
  const ending = name.split(".").at(-1)?.toLowerCase() ?? "";
  return families[mimeType.split("/")[0] ?? ""] ?? endings[ending] ?? "OTHER";
}

/** "tide-table.pdf" as a first title: "tide-table". */
export const titleOfFile = (name: string): string => name.replace(/(?<=.)\.[A-Za-z0-9]{1,5}$/, "");

/** The ids with one of them taken to its new place. A neighbour that is gone means the end. */
export function moveBefore(ids: readonly string[], id: string, beforeId: string | null): string[] {
  if (id === beforeId) return [...ids];
  const others = ids.filter((one) => one !== id);
  const at = beforeId === null ? -1 : others.indexOf(beforeId);
  return at === -1 ? [...others, id] : others.toSpliced(at, 0, id);
}
