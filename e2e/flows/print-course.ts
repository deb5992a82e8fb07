import { readCourse } from "@/features/interchange/server/read-course";
import { stageCourse } from "@/features/interchange/server/staging/stage-course";

/** Prints a course file as plain data: the browser tests take their answers from it, never from the site. */
const [path = ""] = process.argv.slice(2);
const staged = await stageCourse(path);
try {
  const { course } = await readCourse(staged);
  process.stdout.write(JSON.stringify(course));
} finally {
  await staged.close();
}
