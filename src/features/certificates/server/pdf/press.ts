import "server-only";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { AppError } from "@/lib/app-error";
import { addedFamilies, fontFolders } from "./certificate-fonts";

/** Compilations after which results that were not used again are dropped from Typst's cache. */
const EVICT_EVERY = 20;

interface Press {
  typst: NodeCompiler;
  /** Families that were installed over and above our own. */
  added: readonly string[];
}

let press: Press | undefined;
let compiled = 0;

/**
 * Prints with the one Typst of the process, which holds all fonts.
 * @throws AppError RULE_BROKEN `certificates.script_without_font` (facts: characters) when no font here can draw a letter.
 */
export function withPress(print: (press: Press) => Buffer): Buffer {
  press ??= { typst: NodeCompiler.create({ fontArgs: [{ fontPaths: fontFolders() }] }), added: addedFamilies() };
  try {
    return print(press);
  } catch (error) {
    throw explained(error);
  } finally {
    compiled += 1;
    if (compiled % EVICT_EVERY === 0) press.typst.evictCache(EVICT_EVERY);
  }
}

/** Typst gives its diagnostics as text; PDF/UA turns each letter without a glyph into an error that quotes it. */
function explained(error: unknown): Error {
  const text = error instanceof Error ? error.message : JSON.stringify(error);
  const detail = isDiagnosed(error) ? error.code : text;
  const characters = [...detail.matchAll(/the text `\\?"(.+?)\\?"` could not be displayed/gu)].map(([, quoted = ""]) =>
    quoted.replace(/\\+u\{([0-9a-f]+)\}/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16))),
  );
  if (characters.length === 0) return new Error(`The page could not be set: ${detail}`);
  return new AppError("RULE_BROKEN", "certificates.script_without_font", {
    characters: [...new Set(characters)].join(" "),
  });
}

const isDiagnosed = (error: unknown): error is { code: string } =>
  typeof error === "object" && error !== null && "code" in error && typeof error.code === "string";
