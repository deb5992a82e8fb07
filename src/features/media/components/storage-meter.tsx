"use client";
import { useTranslations } from "next-intl";
import { useSize } from "@/components/i18n/use-size";
import { AmountBar } from "@/components/studio/amount-bar";
import type { StorageUseFacts } from "@/features/media/schema";

/** How much of one's room is taken: ink for what is kept, hatch for what is on its way. */
export function StorageMeter({ storage }: { storage: StorageUseFacts }) {
  const t = useTranslations("media.library");
  const size = useSize();
  const { usedBytes, reservedBytes, quotaBytes } = storage;
  const percent = (bytes: number) => (quotaBytes === 0 ? 100 : Math.min(100, (bytes / quotaBytes) * 100));
  const free = Math.max(0, quotaBytes - usedBytes - reservedBytes);
  const words = t("used", { used: size(usedBytes), quota: size(quotaBytes) });
  return (
    <section aria-label={t("room")}>
      <h2 className="type-h4">{t("room")}</h2>
      <p className="num">{words}</p>
      {/* A meter element cannot show two amounts. */}
      <AmountBar
        className="my-2"
        role="meter"
        aria-label={t("room")}
        aria-valuenow={usedBytes}
        aria-valuemin={0}
        aria-valuemax={Math.max(quotaBytes, usedBytes)}
        aria-valuetext={words}
        at={percent(usedBytes)}
        more={percent(reservedBytes)}
      />
      <p className="caption num">
        {t("free", { free: size(free) })}
        {reservedBytes > 0 && `, ${t("reserved", { reserved: size(reservedBytes) })}`}
      </p>
      {free === 0 && <p className="caption">{t("full")}</p>}
    </section>
  );
}
