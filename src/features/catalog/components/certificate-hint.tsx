import { getTranslations } from "next-intl/server";
import { Rosette } from "@/components/covers/rosette";

export async function CertificateHint({ seed }: { seed: string }) {
  const t = await getTranslations("catalog.course");
  return (
    <div className="grid grid-cols-[4.5rem_1fr] items-center gap-4 border-line border-bs pbs-4 text-seal">
      <Rosette number={seed} />
      <p className="caption text-ink">{t("certificate")}</p>
    </div>
  );
}
