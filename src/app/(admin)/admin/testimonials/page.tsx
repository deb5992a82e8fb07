import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { WorkHead } from "@/components/work/work-head";
import { env } from "@/env/server";
import { TestimonialList } from "@/features/administration/components/testimonials/testimonial-list";
import { shownOnFrontPage } from "@/features/administration/testimonials/rules";
import { FilePickerProvider } from "@/features/media/components/file-picker-provider";
import { orRefuse, serverApi } from "@/server/trpc/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("testimonials"))("title"), robots: { index: false } };
}

/** What people say of the site, for the front page. */
export default async function TestimonialsPage() {
  const [testimonials, t] = await Promise.all([
    orRefuse((await serverApi()).testimonials.list()),
    getTranslations("testimonials"),
  ]);
  return (
    <main id="main" className="wrap">
      <WorkHead>
        <h1>{t("title")}</h1>
        <p className="muted">{t("lead", { count: shownOnFrontPage })}</p>
      </WorkHead>
      <div className="stack">
        <Messages only={["testimonials", "media"]}>
          <FilePickerProvider maxBytes={env.MAX_FILE_BYTES}>
            <TestimonialList testimonials={testimonials} />
          </FilePickerProvider>
        </Messages>
      </div>
    </main>
  );
}
