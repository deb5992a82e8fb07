"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useRefusal } from "@/components/api/use-refusal";
import { Button } from "@/components/ui/button";

/** Milliseconds after which the page looks for the first answers. */
const looksAfter = [2_000, 6_000, 15_000];

/** Has the links of a course asked by a job; the answers come to the page by themselves, a few times. */
export function CheckLinksButton({ courseId, isAgain }: { courseId: string; isAgain: boolean }) {
  const t = useTranslations("versions.sheet");
  const words = useRefusal("authoring.errors");
  const router = useRouter();
  const [said, setSaid] = useState<string | null>(null);

  async function check() {
    try {
      setSaid(t("checking"));
      await api.authoring.versions.checkLinks.mutate({ courseId });
      for (const wait of looksAfter) setTimeout(() => router.refresh(), wait);
    } catch (error) {
      setSaid(words(error));
    }
  }
  return (
    <span className="row row--tight">
      <Button size="small" look="quiet" onClick={check}>
        {t(isAgain ? "checkAgain" : "check")}
      </Button>
      <span role="status" className="caption">
        {said}
      </span>
    </span>
  );
}
