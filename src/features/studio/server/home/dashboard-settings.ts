import "server-only";
import { type DashboardSettings, defaultSettings, readSettings, type Widget } from "@/features/studio/dashboard";
import type { Prisma } from "@/generated/prisma/client";
import type { PersonDeps } from "@/server/trpc/context";

type ShowColumn =
  | "showAnalytics"
  | "showRevenueCharts"
  | "showPerformanceMetrics"
  | "showRecentStudents"
  | "showCourseProgress";

/** The column that says whether a widget is shown; their names are older than the widgets'. */
const columnOf = {
  enrollments: "showAnalytics",
  revenue: "showRevenueCharts",
  ratings: "showPerformanceMetrics",
  activity: "showRecentStudents",
  attention: "showCourseProgress",
} as const satisfies Record<Widget, ShowColumn>;

const columns = Object.entries(columnOf) as [Widget, ShowColumn][];

type SettingsDeps = Pick<PersonDeps, "db" | "actor">;

/** What the asker chose about their first page. One query. */
export async function getDashboard({ db, actor }: SettingsDeps): Promise<DashboardSettings> {
  const row = await db.instructorDashboard.findUnique({ where: { instructorId: actor.id } });
  if (!row) return defaultSettings;
  const hidden = columns.filter(([, column]) => !row[column]).map(([widget]) => widget);
  return readSettings({ order: row.widgetOrder, hidden, colors: row.customColors });
}

/** Saves it as a whole: the last one to save is right. */
export async function saveDashboard(
  { db, actor }: SettingsDeps,
  { order, hidden, colors }: DashboardSettings,
): Promise<DashboardSettings> {
  const shown = Object.fromEntries(columns.map(([widget, column]) => [column, !hidden.includes(widget)]));
  const customColors: Prisma.InputJsonObject = { ...colors };
  const data = { ...shown, widgetOrder: order, customColors };
  await db.instructorDashboard.upsert({
    where: { instructorId: actor.id },
    create: { ...data, instructorId: actor.id },
    update: data,
  });
  return { order, hidden, colors };
}
