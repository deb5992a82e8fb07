"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";

/** The student's own move. Afterwards the course opens at a lesson that the new version has. */
export function NewVersionButton({ slug, versionId }: { slug: string; versionId: string }) {
  const t = useTranslations("versions.own");
  const router = useRouter();
  const { isBusy, problem, run } = useCall({ staysBusy: true });
  const move = () =>
    run(async () => {
      await api.learning.moveToNewVersion.mutate({ slug, versionId });
      router.push(`/learn/${slug}`);
      router.refresh();
    });
  return (
    <>
      <Button onClick={move} disabled={isBusy}>
        {isBusy ? t("moving") : t("move")}
      </Button>
      <ErrorLine words={problem} />
    </>
  );
}
