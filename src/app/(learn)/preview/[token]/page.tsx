import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { PreviewBar } from "@/features/learning/components/preview/preview-bar";
import { PreviewEnded } from "@/features/learning/components/preview/preview-ended";
import { PreviewFront } from "@/features/learning/components/preview/preview-front";
import { orEnded, serverApi } from "@/server/trpc/rsc";

type Params = { params: Promise<{ token: string }> };

const load = cache(async (token: string) => orEnded((await serverApi()).learning.preview.course({ token })));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const [preview, t] = await Promise.all([load((await params).token), getTranslations("preview")]);
  return {
    title: preview.isOver ? t("ended.title") : t("courseTitle", { course: preview.found.course.title }),
    robots: { index: false, follow: false },
  };
}

export default async function PreviewPage({ params }: Params) {
  const preview = await load((await params).token);
  if (preview.isOver) return <PreviewEnded askWhom={preview.askWhom} />;
  return (
    <>
      <PreviewBar course={preview.found.course} />
      <PreviewFront preview={preview.found} />
    </>
  );
}
