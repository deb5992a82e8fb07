import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { WakeContent } from "@/components/content/wake-content";
import { Messages } from "@/components/i18n/messages";
import { ThemeSwitch } from "@/components/layout/theme-switch";
import { AttemptPlayer } from "@/features/assessment/components/attempt-player";
import { orRefuse, serverApi } from "@/server/trpc/rsc";

type Params = { params: Promise<{ slug: string; lessonId: string }> };

const load = cache(async (slug: string, lessonId: string) =>
  orRefuse((await serverApi()).assessment.attempt({ slug, lessonId })),
);

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { slug, lessonId } = await params;
  const attempt = await load(slug, lessonId);
  if (attempt.type !== "running") return {};
  const t = await getTranslations("assessment.attempt");
  return { title: t("title", { title: attempt.title, number: attempt.number }), robots: { index: false } };
}

/** The running attempt. Nothing starts by opening an address: without one the way leads back to the start screen. */
export default async function AttemptPage({ params }: Params) {
  const { slug, lessonId } = await params;
  const attempt = await load(slug, lessonId);
  if (attempt.type === "none") redirect(`/learn/${slug}/${lessonId}`);
  if (attempt.type === "ended") redirect(`/learn/${slug}/${lessonId}/attempt/${attempt.attemptId}`);
  const { type: _, ...running } = attempt;
  const t = await getTranslations("layout");
  return (
    <>
      <a className="skip" href="#main">
        {t("skip")}
      </a>
      <Messages only={["assessment"]}>
        <AttemptPlayer attempt={running} tools={<ThemeSwitch />} />
        <WakeContent texts={[running.questions, running.sections, running.checks]} />
      </Messages>
    </>
  );
}
