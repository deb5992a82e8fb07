import { getTranslations } from "next-intl/server";
import { Rosette } from "@/components/covers/rosette";

export async function CertificateHint({ seed }: { seed: string }) {
  const t = await getTranslations("catalog.course");
  return (
    <div className="enroll-panel__cert">
      <Rosette number={seed} />
      <p className="caption">{t("certificate")}</p>
    </div>
  );
}
