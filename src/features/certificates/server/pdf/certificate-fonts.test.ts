import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addedFamilies, fontFolders, serifFor } from "./certificate-fonts";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "lectern-fonts-"));
  for (const [name, family] of [
    ["literata", "Literata"],
    ["noto-serif-jp", "Noto Serif JP"],
  ] as const) {
    mkdirSync(join(root, name, "400Regular"), { recursive: true });
    writeFileSync(join(root, name, "metadata.json"), JSON.stringify({ family }));
  }
});
afterEach(() => rmSync(root, { recursive: true }));

describe("the fonts of the printed page", () => {
  it("are joined by every package that was installed for another script, before any font of the machine", () => {
    expect(addedFamilies(root)).toEqual(["Noto Serif JP"]);
    expect(fontFolders(root)).toEqual([
      join(root, "literata", "400Regular"),
      join(root, "noto-serif-jp", "400Regular"),
    ]);
    expect(serifFor("山田", addedFamilies(root)).at(-1)).toBe("Noto Serif JP");
  });

  it("set a whole line in one family where Literata lacks one of its letters", () => {
    expect(serifFor("Hanne Oduya-Frost", [])[0]).toBe("Literata");
    expect(serifFor("Ẽ̀kɔ́ Ọláolúwa̩", [])[0]).toBe("Charis SIL");
  });

  it("are found by the product itself", () => {
    expect(fontFolders().length).toBeGreaterThan(8);
    expect(addedFamilies("/nowhere")).toEqual([]);
  });
});
