import "server-only";
import { Prisma } from "@/generated/prisma/client";
import type { Projection } from "./projection";
import { percent, revenue, revenueByMonth, total } from "./sums";

const id = Prisma.sql`a.id`;
const taught = Prisma.sql`SELECT i.course_id FROM course_instructor i WHERE i.user_id = a.id AND i.is_active`;
const over = (measure: string): Prisma.Sql => Prisma.sql`
  COALESCE((SELECT sum(s.value) FROM stat_sum s WHERE s.subject_id IN (${taught}) AND s.measure = ${measure}), 0)`;

/** InstructorAnalytics of people over the courses that they teach now: the public numbers and those of the portal. */
export const teacherFigures: Projection = {
  table: Prisma.sql`instructor_analytics`,
  key: "instructor_id",
  columns: [
    "total_students",
    "total_courses",
    "average_rating",
    "total_reviews",
    "completion_rate",
    "satisfaction_rate",
    "total_revenue",
    "monthly_revenue",
  ],
  rows: (asked) => Prisma.sql`
    SELECT a.id AS instructor_id, ${total(id, "learners")}::int AS total_students, ${total(id, "courses")}::int AS total_courses,
           round(f.stars::numeric / NULLIF(f.reviews, 0), 2) AS average_rating, f.reviews::int AS total_reviews,
           ${percent(Prisma.sql`f.completed`, Prisma.sql`f.learners`)} AS completion_rate,
           ${percent(Prisma.sql`f.satisfied`, Prisma.sql`f.reviews`)} AS satisfaction_rate,
           ${revenue(taught)} AS total_revenue, ${revenueByMonth(taught)} AS monthly_revenue
      FROM (${asked}) a CROSS JOIN LATERAL (
        SELECT ${over("reviews")} AS reviews, ${over("stars")} AS stars, ${over("satisfied")} AS satisfied,
               ${over("learners")} AS learners, ${over("completed")} AS completed) f`,
};
