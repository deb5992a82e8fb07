import { execFileSync } from "node:child_process";

/** Publishes the course in a folder as the demo instructor's, as someone at a terminal does who is in that folder. @returns its slug. */
export function bringInCourse(folder: string): string {
  const output = execFileSync(
    process.execPath,
    ["src/cli/bootstrap.mjs", "course-import", ".", "--instructor", "instructor@demo.test", "--publish", "--json"],
    {
      env: {
        ...process.env,
        DATA_DIR: process.env.E2E_DATA_DIR,
        // Its bundle is there, and starts sooner than its sources.
        NEXT_DIST_DIR: process.env.E2E_BUILD,
        INIT_CWD: folder,
      },
      encoding: "utf8",
    },
  );
  return (JSON.parse(output) as { course: { slug: string } }).course.slug;
}
