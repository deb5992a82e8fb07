import type { Metadata } from "next";
import { forbidden, redirect } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { Sheet, SheetTitle } from "@/components/sheet/sheet";
import { Ledge } from "@/components/ui/ledge";
import { linesOf, MoveEffects } from "@/features/learning/components/moves/move-effects";
import { MoveForm } from "@/features/learning/components/moves/move-form";
import { Movers } from "@/features/learning/components/moves/movers";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

interface Props {
  params: Promise<{ courseId: string }>;
  searchParams: Promise<{ from?: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("versions.page"))("move"), robots: { index: false } };
}

/** Whom a move to the live version concerns and how, before anyone moves. */
export default async function MovePage({ params, searchParams }: Props) {
  const { courseId } = await params;
  await requireSite("portal.use");
  const api = await serverApi();
  const course = await orRefuse(api.courses.header({ courseId }));
  if (!course.rights.publish) forbidden();
  const { versions } = await orRefuse(api.courses.versions.list({ courseId }));
  const live = versions.find(({ isLive }) => isLive);
  if (!live) redirect(`/instructor/courses/${courseId}/versions`);
  const asked = (await searchParams).from;
  const from = versions.find(({ id }) => id === asked && id !== live.id) ?? null;
  const fromVersionId = from?.id ?? null;
  const preview = await orRefuse(api.learning.movePreview({ courseId, toVersionId: live.id, fromVersionId }));
  const [t, format] = await Promise.all([getTranslations("versions.move"), getFormatter()]);
  const list = format.list(
    preview.groups.flatMap(linesOf).map(({ group, count, lessons }) => t(`says.${group}`, { count, lessons })),
  );
  const { number } = live;
  return (
    <main id="main" className="wrap wrap--wide">
      <Sheet>
        <SheetTitle
          crumb={{ href: `/instructor/courses/${courseId}/versions`, name: t("back") }}
          title={from ? t("titleFrom", { from: from.number, number }) : t("title", { number })}
          lead={t("lead", { total: preview.total, list })}
        />
        <Ledge />
        {preview.total > 0 && (
          <>
            <MoveEffects preview={preview} />
            <Movers preview={preview} />
            <div className="mbs-6">
              <Messages only={["versions.move"]}>
                <MoveForm
                  courseId={courseId}
                  toVersionId={live.id}
                  fromVersionId={fromVersionId}
                  groups={preview.groups.map(({ group, count }) => ({ group, count }))}
                />
              </Messages>
            </div>
          </>
        )}
      </Sheet>
    </main>
  );
}
