import { embeddedFile } from "@/features/questions/formats/moodle-xml/html-markdown";
import { xmlText } from "@/features/questions/formats/moodle-xml/xml-text";
import type { ReadMeans } from "@/features/questions/formats/picture-means";
import { elementsOf, type XmlElement } from "@/lib/xml-tree";
import type { WrittenPictures } from "../pictures";

/** An address of an embedded file: its folder and its name, behind a sign for the place where files are. */
const address = new RegExp(`${embeddedFile}(/[^\\s"'<>()?#]*)(?:\\?[^\\s"'<>()#]*)?`, "g");

/** A question with its images in its texts: their address is what stands for them, and their `<file>` is gone. Other files stay. */
export function withPictures(element: XmlElement, pictureOf: NonNullable<ReadMeans["pictureOf"]>): XmlElement {
  const keys = new Map<string, string>();
  for (const file of elementsOf(element).filter(({ name }) => name === "file")) {
    const key = pictureOf(file.children.join("").trim());
    if (key !== null) keys.set(placeOf(file), key);
  }
  const used = new Set<string>();
  const children = element.children.map((child) => {
    if (typeof child === "string") return child;
    if (child.name !== "text" || keys.size === 0) return withPictures(child, pictureOf);
    const words = child.children.map((part) => (typeof part === "string" ? part.replace(address, shown) : part));
    return { ...child, children: words };
  });
  function shown(whole: string, encoded: string): string {
    const place = decoded(encoded);
    const key = keys.get(place);
    if (key === undefined) return whole;
    used.add(place);
    return key;
  }
  return {
    ...element,
    children: children.filter(
      (child) => typeof child === "string" || child.name !== "file" || !used.has(placeOf(child)),
    ),
  };
}

const placeOf = ({ attributes: { path = "/", name = "" } }: XmlElement): string => `${path}${name}`;

function decoded(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

/** The address of an image that the file brings along. */
export const embeddedAddress = (name: string): string => `${embeddedFile}/${encodeURIComponent(name)}`;

/** A written question with each image that a text of it names in that text's element. */
export function withFiles(question: string, pictures: WrittenPictures): string {
  const byAddress = new Map([...pictures.values()].map((picture) => [embeddedAddress(picture.name), picture]));
  if (byAddress.size === 0) return question;
  return question.replace(/<text>([^<]*)<\/text>/g, (element, words: string) => {
    const named = new Set(words.match(address));
    const files = [...named].flatMap((one) => byAddress.get(one) ?? []);
    return element + files.map(({ name, bytes }) => fileElement(name, bytes)).join("");
  });
}

const fileElement = (name: string, bytes: Uint8Array): string =>
  `<file name="${xmlText(name).replaceAll('"', "&quot;")}" path="/" encoding="base64">${base64Of(bytes)}</file>`;

/** Base64 of parts whose length is a multiple of three can be put together. */
const partLength = 0x6000;

function base64Of(bytes: Uint8Array): string {
  let written = "";
  for (let at = 0; at < bytes.length; at += partLength)
    written += btoa(String.fromCharCode(...bytes.subarray(at, at + partLength)));
  return written;
}
