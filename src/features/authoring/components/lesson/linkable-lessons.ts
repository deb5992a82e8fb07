import { api } from "@/components/api/client";
import type { LinkableLesson } from "@/features/editor/components/link-dialog";

/** All lessons of a course as its texts may link to them. */
export async function listLinkableLessons(courseId: string): Promise<LinkableLesson[]> {
  const [{ slug }, modules] = await Promise.all([
    api.courses.header.query({ courseId }),
    api.authoring.outline.get.query({ courseId }),
  ]);
  return modules.flatMap(({ lessons }, m) =>
    lessons.map(({ id, title }, l) => ({ address: `/learn/${slug}/${id}`, name: `${m + 1}.${l + 1} ${title}` })),
  );
}
