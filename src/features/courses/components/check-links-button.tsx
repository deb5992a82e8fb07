"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { api } from "@/components/api/client";
import { useReportedCall } from "@/components/api/use-reported-call";
import { Button } from "@/components/ui/button";

/** Milliseconds after which the page looks for the first answers. */
const looksAfter = [2_000, 6_000, 15_000];

/** Has the links of a course asked by a job; the answers come to the page by themselves, a few times. */
export function CheckLinksButton({ courseId, isAgain }: { courseId: string; isAgain: boolean }) {
  const t = useTranslations("versions.sheet");
  const router = useRouter();
  const { report, run } = useReportedCall({ place: "editor.errors" });

  const check = () =>
    run(async () => {
      await api.courses.versions.checkLinks.mutate({ courseId });
      for (const wait of looksAfter) setTimeout(() => router.refresh(), wait);
      return t("checking");
    }, t("checking"));
  return (
    <span className="row row--tight">
      <Button size="small" look="quiet" onClick={check}>
        {t(isAgain ? "checkAgain" : "check")}
      </Button>
      <span role="status" className="caption">
        {report?.words}
      </span>
    </span>
  );
}
