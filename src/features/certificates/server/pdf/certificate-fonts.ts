import "server-only";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Letters and marks that Literata lacks: IPA, African and other extended Latin, loose marks, extended Cyrillic. */
const beyondLiterata = /[\u0180-\u019F\u01A2-\u01AE\u01B1-\u0217\u021C-\u036F\u0460-\u052F\u1E00-\u1E9F]/u;

/** Families in the order in which a letter looks for its glyph. After these, any other font that is found may supply it. */
const serif = [
  "Literata",
  "Amiri",
  "Noto Serif Hebrew",
  "Noto Serif Devanagari",
  "Noto Sans Thai",
  "Charis SIL",
  "Noto Emoji",
];

/** The families of the page, those that were `added` to ours included. */
export function fontFamilies(added: readonly string[]) {
  return {
    serif: [...serif, ...added],
    sans: ["Atkinson Hyperlegible Next", ...serif, ...added],
    mono: ["JetBrains Mono", "Atkinson Hyperlegible Next"],
  };
}

/** One family for a whole line, so that a letter and its mark never come from two fonts. */
export function serifFor(text: string, added: readonly string[]): readonly string[] {
  return [...(beyondLiterata.test(text) ? ["Charis SIL"] : []), ...serif, ...added];
}

const WEIGHTS = ["400Regular", "400Regular_Italic", "600SemiBold"];

/** Packages that the families above come in; every other one was installed for a script that they lack. */
const own = new Set([
  "literata",
  "amiri",
  "noto-serif-hebrew",
  "noto-serif-devanagari",
  "noto-sans-thai",
  "charis-sil",
  "noto-emoji",
  "atkinson-hyperlegible-next",
  "jetbrains-mono",
]);

const packagesFolder = () => join(/* turbopackIgnore: true */ process.cwd(), "node_modules", "@expo-google-fonts");

const listPackages = (root: string): string[] => (existsSync(root) ? readdirSync(root).sort() : []);

/**
 * Folders of TTF files: the fonts that come with the product and every other @expo-google-fonts package that someone
 * installed. That is how Chinese, Japanese and Korean names get a font (docs/decisions/0007-certificates.md).
 */
export function fontFolders(root = packagesFolder()): string[] {
  return listPackages(root)
    .flatMap((family) => WEIGHTS.map((weight) => join(root, family, weight)))
    .filter((folder) => existsSync(folder));
}

/** Names of the families that were installed over and above our own: asked before any font of the machine. */
export function addedFamilies(root = packagesFolder()): string[] {
  return listPackages(root)
    .filter((name) => !own.has(name))
    .flatMap((name) => {
      const file = join(root, name, "metadata.json");
      const family: unknown = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).family : undefined;
      return typeof family === "string" ? [family] : [];
    });
}
