"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { api } from "@/components/api/client";
import { CopyField } from "@/components/form/copy-field";
import { SelectField } from "@/components/form/select-field";
import { LocalTime } from "@/components/i18n/local-time";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

const lengths = [1, 7, 30, 90] as const;

/** The button in the course header and its dialog: creates the preview link of a course, replaces or revokes it. */
export function PreviewLink({ courseId }: { courseId: string }) {
  const t = useTranslations("preview.link");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look="quiet" icon="eye" onClick={() => setOpen(true)}>
        {t("open")}
      </Button>
      <Dialog open={isOpen} onClose={() => setOpen(false)} title={t("title")} description={t("why")}>
        <LinkDialog courseId={courseId} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

type Link = { until: Date | null; address: string | null };

function LinkDialog({ courseId, onClose }: { courseId: string; onClose: () => void }) {
  const t = useTranslations("preview.link");
  const [link, setLink] = useState<Link | null>(null);
  const [days, setDays] = useState("7");
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState<"revoked" | "failed" | null>(null);
  useEffect(() => {
    let isGone = false;
    api.courses.previewLink.state.query({ courseId }).then(
      ({ openUntil }) => isGone || setLink({ until: openUntil ? new Date(openUntil) : null, address: null }),
      () => isGone || setSaid("failed"),
    );
    return () => {
      isGone = true;
    };
  }, [courseId]);

  async function run(call: () => Promise<Link>, after: "revoked" | null = null) {
    setBusy(true);
    setSaid(null);
    try {
      setLink(await call());
      setSaid(after);
    } catch {
      setSaid("failed");
    }
    setBusy(false);
  }
  const make = () =>
    run(async () => {
      const { token, expiresAt } = await api.courses.previewLink.share.mutate({ courseId, days: Number(days) });
      return { until: new Date(expiresAt), address: `${location.origin}/preview/${token}` };
    });
  const revoke = () =>
    run(async () => {
      await api.courses.previewLink.revoke.mutate({ courseId });
      return { until: null, address: null };
    }, "revoked");

  return (
    <div className="stack">
      {link?.address && <CopyField label={t("address")} hint={t("once")} value={link.address} />}
      <p role="status" className="caption">
        {said === "revoked" ? `${t("revoked")} ` : ""}
        {link && (link.until ? t.rich("works", { time: () => <LocalTime at={link.until ?? ""} /> }) : t("none"))}
      </p>
      <SelectField
        label={t("days")}
        value={days}
        onChange={(event) => setDays(event.target.value)}
        hint={link?.until ? t("replaceWhy") : undefined}
        choices={lengths.map((length) => ({ value: String(length), label: t("day", { days: length }) }))}
      />
      <div className="row">
        <Button look="first" onClick={make} disabled={isBusy || !link}>
          {link?.until ? t("replace") : t("make")}
        </Button>
        {link?.until && (
          <Button look="danger" onClick={revoke} disabled={isBusy}>
            {t("revoke")}
          </Button>
        )}
        <Button look="quiet" onClick={onClose}>
          {t("close")}
        </Button>
      </div>
      {said === "failed" && (
        <p role="alert" className="field__error">
          {t("failed")}
        </p>
      )}
    </div>
  );
}
