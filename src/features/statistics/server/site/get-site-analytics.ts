import "server-only";
import type { SiteFigureName } from "@/features/statistics/rules";
import type { Deps } from "@/server/trpc/context";

export interface SiteFigures {
  figures: Record<SiteFigureName, number>;
  /** Everything that had happened by then is in them; null before anything was counted. */
  asOf: Date | null;
  /** When all rows were last counted again; null before the first time. */
  recountedAt: Date | null;
  /** Changes that wait to be counted. */
  waiting: number;
}

/** More waiting changes than this are not told apart. */
const MOST_WAITING = 10_000;

/** The site's totals as they were counted, in one statement whose cost hangs on nothing. */
export async function getSiteFigures({ db }: Pick<Deps, "db">): Promise<SiteFigures> {
  const [row] = await db.$queryRaw<Partial<SiteFigures>[]>`
    SELECT jsonb_build_object('courses', COALESCE(p.total_courses, 0), 'learners', COALESCE(p.total_students, 0),
             'instructors', COALESCE(p.total_instructors, 0), 'lessonsCompleted', COALESCE(p.lessons_completed, 0),
             'certificates', COALESCE(p.certificates_issued, 0)) AS figures,
           (SELECT h.beat_at FROM heartbeat h WHERE h.name = 'figures') AS "asOf", p.calculated_at AS "recountedAt",
           (SELECT count(*)::int FROM (SELECT 1 FROM stat_change LIMIT ${MOST_WAITING}) w) AS waiting
      FROM (SELECT 1) one LEFT JOIN platform_statistics p ON true`;
  const none = { courses: 0, learners: 0, instructors: 0, lessonsCompleted: 0, certificates: 0 };
  return {
    figures: row?.figures ?? none,
    asOf: row?.asOf ?? null,
    recountedAt: row?.recountedAt ?? null,
    waiting: row?.waiting ?? 0,
  };
}
