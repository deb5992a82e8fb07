import { insertRows } from "@/server/db/insert-rows";
import type { CourseToStudy } from "./courses";
import type { People } from "./people";
import { daysBefore, type SeedDeps } from "./seed-deps";

const goal = { unit: "minutes", amount: 60 };

interface DemoNote {
  folder: string;
  /** Of its lessons, in reading order from 0 on. */
  lesson: number;
  daysAgo: number;
  content: string;
}

const notes: readonly DemoNote[] = [
  {
    folder: "reading-a-tide-table",
    lesson: 3,
    daysAgo: 3,
    content: "Seven days from springs to neaps, so springs come about every 14.8 days.",
  },
  {
    folder: "estimation-without-fear",
    lesson: 1,
    daysAgo: 36,
    content: "Break it up where I know something, not where the pieces are equal.",
  },
];

/** What the demo student set and wrote: a goal for the week and two notes. Whatever they changed since is left alone. */
export async function seedDashboard(
  { db, now }: SeedDeps,
  people: People,
  courses: ReadonlyMap<string, CourseToStudy>,
): Promise<void> {
  const { id: userId } = people.get("student");
  await db.$executeRaw`
    UPDATE user_preference SET desk = desk || ${JSON.stringify({ goal })}::jsonb WHERE user_id = ${userId}::uuid AND NOT desk ? 'goal'`;
  if ((await db.note.count({ where: { userId } })) > 0) return;
  const rows = notes.flatMap(({ folder, lesson, daysAgo, content }) => {
    const lessonId = courses.get(folder)?.lessons[lesson]?.id;
    const at = daysBefore(now(), daysAgo, 19 * 60);
    return lessonId ? [{ userId, lessonId, content, createdAt: at, updatedAt: at }] : [];
  });
  await insertRows(db, "note", rows);
}
