"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { Facts } from "@/components/ui/facts";
import { showToast } from "@/components/ui/toasts";
import { instructorTexts } from "@/features/instructors/rules";
import type { OwnApplication } from "@/features/instructors/server/get-standing";

/** What was sent, to read; while it waits with the way to take it back. */
export function SentApplication({ own }: { own: OwnApplication }) {
  const t = useTranslations("instructors");
  const chosen = own.values.areas;
  const slugs = typeof chosen === "object" && chosen !== null ? chosen : [];
  const texts = instructorTexts
    .map((field) => ({ key: field, name: t(`form.fields.${field}`), value: String(own.values[field] ?? "") }))
    .filter(({ value }) => value !== "");
  const areas = own.areas.filter(({ slug }) => slugs.includes(slug)).map(({ name }) => name);
  const facts = [
    ...texts.map(({ value, ...fact }) => ({
      ...fact,
      value: (
        <span className="whitespace-pre-line wrap-anywhere" dir="auto">
          {value}
        </span>
      ),
    })),
    ...(Number(own.values.yearsExperience) > 0
      ? [{ key: "years", name: t("form.fields.yearsExperience"), value: Number(own.values.yearsExperience) }]
      : []),
    ...(areas.length > 0 ? [{ key: "areas", name: t("form.fields.areas"), value: areas.join(", ") }] : []),
  ];
  return (
    <section className="stack max-inline-[46rem] pbe-12" aria-labelledby="sent-words">
      <h2 className="type-h3" id="sent-words">
        {t("state.sentWords")}
      </h2>
      <Facts of={facts} />
      {own.status === "PENDING" && <Withdraw />}
    </section>
  );
}

function Withdraw() {
  const t = useTranslations("instructors.form");
  const router = useRouter();
  const { isBusy, problem, run } = useCall({ place: "instructors.errors" });
  async function withdraw() {
    await run(async () => {
      await api.instructors.withdraw.mutate();
      showToast({ words: t("withdrawn"), icon: "check" });
    });
    router.refresh();
  }
  return (
    <>
      <ErrorLine words={problem} />
      <div className="row">
        <Button disabled={isBusy} onClick={() => void withdraw()}>
          {t("withdraw")}
        </Button>
      </div>
    </>
  );
}
