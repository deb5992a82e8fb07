import { expect, test } from "vitest";
import fc from "@/testing/fast-check";
import { safeFileName } from "./safe-file-name";

test.each([
  ["tide notes.txt", "tide notes.txt"],
  ["../../etc/passwd", "_.._etc_passwd"],
  ["..", "file"],
  ["C:\\notes\\a.pdf", "C_notes_a.pdf"],
  ["a\u202Egnp.exe", "a_gnp.exe"],
  ["report. ", "report"],
  ["NUL.txt", "_NUL.txt"],
  ["", "file"],
])("%j becomes %j", (given, made) => {
  expect(safeFileName(given)).toBe(made);
});

test("no name is a path, hidden, too long or empty", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (given) => {
      const made = safeFileName(given);
      expect(made).not.toMatch(/[\\/:\p{Cc}]|^\.|[.\s]$/u);
      expect([...made].length).toBeGreaterThan(0);
      expect([...made].length).toBeLessThanOrEqual(121);
    }),
  );
});
