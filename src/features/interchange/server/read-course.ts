import "server-only";
import type { ReadCourse } from "@/features/interchange/course-document";
import { ImportError } from "@/features/interchange/import-error";
import { readCartridge } from "@/features/interchange/server/cartridge/read-cartridge";
import { readMarkdownCourse } from "@/features/interchange/server/markdown/read-markdown-course";
import { readNativeCourse } from "@/features/interchange/server/native/read-native-course";
import { readOlxCourse } from "@/features/interchange/server/olx/read-olx-course";
import type { StagedCourse } from "@/features/interchange/server/staging/staged-course";

/** Formats that a course can come in. */
export type CourseFormat = "lectern" | "olx" | "package" | "markdown";

/** What a laid-out course is. @throws ImportError when it is nothing known, with what was expected. */
export function detectFormat(staged: StagedCourse): CourseFormat {
  const { files } = staged;
  if (files.has("course.yaml")) return "lectern";
  if (files.has("course.xml")) return "olx";
  const paths = [...files.keys()];
  if (files.has("library.xml")) {
    throw new ImportError(
      "This is an Open edX content library: questions without a course. Export the course that uses it instead.",
      "library.xml",
      1,
    );
  }
  if (files.has("imsmanifest.xml")) return "package";
  if (files.has("moodle_backup.xml")) {
    throw new ImportError("This is a Moodle backup, which cannot be imported yet.", "moodle_backup.xml", 1);
  }
  if (paths.some((path) => /\.md$/i.test(path))) return "markdown";
  const nested = paths.find((path) => /(^|\/)(course\.(yaml|xml)|imsmanifest\.xml)$/.test(path));
  const hint =
    nested === undefined ? "" : ` There is one in ${nested.slice(0, nested.lastIndexOf("/"))}: choose that folder.`;
  throw new ImportError(
    `This is not a course: there is no course.yaml, no course.xml, no imsmanifest.xml and no Markdown file at its top.${hint}`,
    staged.name,
  );
}

/** Reads a laid-out course of any known format. @throws ImportError */
export async function readCourse(staged: StagedCourse): Promise<ReadCourse & { format: CourseFormat }> {
  const format = detectFormat(staged);
  switch (format) {
    case "lectern":
      return { ...(await readNativeCourse(staged)), format };
    case "olx":
      return { ...(await readOlxCourse(staged)), format };
    case "package":
      return { ...(await readCartridge(staged)), format };
    case "markdown":
      return { ...(await readMarkdownCourse(staged)), format };
  }
}
