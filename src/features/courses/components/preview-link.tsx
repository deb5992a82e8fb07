"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { CopyField } from "@/components/form/copy-field";
import { SelectField } from "@/components/form/select-field";
import { LocalTime } from "@/components/i18n/local-time";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorLine } from "@/components/ui/error-line";

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
  const [isRevoked, setRevoked] = useState(false);
  const { isBusy, problem, run } = useCall();
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the dialog is opened
  useEffect(() => {
    void run(async () => {
      const { openUntil } = await api.courses.previewLink.state.query({ courseId });
      setLink({ until: openUntil ? new Date(openUntil) : null, address: null });
    });
  }, []);

  const make = () =>
    run(async () => {
      setRevoked(false);
      const { token, expiresAt } = await api.courses.previewLink.share.mutate({ courseId, days: Number(days) });
      setLink({ until: new Date(expiresAt), address: `${location.origin}/preview/${token}` });
    });
  const revoke = () =>
    run(async () => {
      setRevoked(false);
      await api.courses.previewLink.revoke.mutate({ courseId });
      setLink({ until: null, address: null });
      setRevoked(true);
    });

  return (
    <div className="stack">
      {link?.address && <CopyField label={t("address")} hint={t("once")} value={link.address} />}
      <p role="status" className="caption">
        {isRevoked ? `${t("revoked")} ` : ""}
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
      <ErrorLine words={problem} />
    </div>
  );
}
