import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { aPicture } from "./hand-files";

/**
 * Hands a course of one lesson, which asks the questions of a `.quiz.yaml` file, to what imports it, and removes its folder again.
 * `media/harbor.png` is an image of it.
 */
export async function withQuizFolder<T>(
  title: string,
  quiz: string,
  bring: (folder: string) => T | Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "lectern-quiz-"));
  const files = {
    "course.yaml": `format: 1\nid: ${randomUUID()}\ntitle: ${title}\nlanguage: en\nlevel: beginner\ncategory: computing\nobjectives:\n  - Read a table\n`,
    "01-first/module.yaml": "id: first\ntitle: First\n",
    "01-first/01-kinds.md": "---\nid: kinds\ntitle: Every kind\ntype: quiz\nminutes: 5\n---\n\nOne of each.\n",
    "01-first/01-kinds.quiz.yaml": quiz,
    "media/harbor.png": Buffer.from(aPicture(), "base64"),
  };
  try {
    for (const [name, body] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), body);
    }
    return await bring(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
