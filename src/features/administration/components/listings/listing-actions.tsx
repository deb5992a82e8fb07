"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { DialogForm } from "@/components/form/dialog-form";
import { TextArea } from "@/components/form/text-area";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { showToast } from "@/components/ui/toasts";
import { longestUnpublishReason } from "@/features/administration/listings/rules";
import type { ListedCourse } from "@/features/administration/server/listings/list-listings";

/** What an admin does with a live course: it is first on the front page, or comes off the catalog. */
export function ListingActions({ course }: { course: ListedCourse }) {
  const { courseId, title, state, visibility, isFeatured } = course;
  const t = useTranslations("listings");
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  const { isBusy, run } = useCall({ onRefused: (words) => showToast({ words, icon: "circle-alert" }) });
  const isLive = state === "LIVE";

  const feature = () =>
    run(async () => {
      await api.listings.feature.mutate({ courseId, isFeatured: !isFeatured });
      showToast({ words: t(isFeatured ? "isUnfeatured" : "isFeatured", { title }), icon: "star" });
      router.refresh();
    });

  return (
    <div className="row row--tight">
      {(isFeatured || (isLive && visibility === "PUBLIC")) && (
        <Button size="small" icon="star" aria-pressed={isFeatured} disabled={isBusy} onClick={feature}>
          {t(isFeatured ? "unfeature" : "feature")}
          <span className="visually-hidden">{t("of", { title })}</span>
        </Button>
      )}
      {isLive && (
        <Button size="small" icon="eye-off" onClick={() => setAsking(true)}>
          {t("unpublish")}
          <span className="visually-hidden">{t("of", { title })}</span>
        </Button>
      )}
      {isAsking && <UnpublishDialog course={course} onClose={() => setAsking(false)} />}
    </div>
  );
}

function UnpublishDialog({ course: { courseId, title }, onClose }: { course: ListedCourse; onClose: () => void }) {
  const t = useTranslations("listings.form");
  const router = useRouter();
  const [reason, setReason] = useState("");
  const { isBusy, problem, run } = useCall({ staysBusy: true });

  async function send() {
    await run(async () => {
      await api.listings.unpublish.mutate({ courseId, reason });
      showToast({ words: t("done", { title }), icon: "check" });
      onClose();
      router.refresh();
    });
  }

  return (
    <Dialog open onClose={onClose} title={t("title", { title })} description={t("why")}>
      <DialogForm
        report={problem}
        send={t("send")}
        isReady={!isBusy && reason.trim() !== ""}
        close={t("close")}
        onSend={send}
        onClose={onClose}
      >
        <TextArea
          label={t("reason")}
          hint={t("reasonHint")}
          className="input"
          dir="auto"
          rows={3}
          maxLength={longestUnpublishReason}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </DialogForm>
    </Dialog>
  );
}
