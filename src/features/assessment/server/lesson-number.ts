import "server-only";
import { Prisma } from "@/generated/prisma/client";

/** "3.2": place of module and lesson among the visible ones, over `module_version mv` and `lesson_version lv`. */
export const lessonNumber = (now: Date): Prisma.Sql => Prisma.sql`
  (SELECT count(*) FROM module_version m
    WHERE m.version_id = lv.version_id AND m.published_at <= ${now} AND m.position <= mv.position)
  || '.' ||
  (SELECT count(*) FROM lesson_version l WHERE l.module_version_id = mv.id AND l.position <= lv.position)`;
