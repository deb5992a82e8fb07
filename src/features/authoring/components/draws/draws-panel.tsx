"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { lazyPart } from "@/components/on-demand/lazy-part";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorLine, StandingError } from "@/components/ui/error-line";
import { FactsLine } from "@/components/ui/facts-line";
import { showToast } from "@/components/ui/toasts";
import type { AssessmentPlace } from "@/features/authoring/assessment/schema";
import type { ListedDraw } from "@/features/authoring/server/draws/list-draws";
import type { Section } from "@/features/questions/section-schema";

const DrawForm = lazyPart(() => import("./draw-form").then(({ DrawForm: form }) => form));
const DrawUpdate = lazyPart(() => import("./draw-update").then(({ DrawUpdate: update }) => update));

interface DrawsPanelProps {
  place: AssessmentPlace;
  draws: readonly ListedDraw[];
  sections: readonly Section[];
  mayEdit: boolean;
}

/** What an assessment draws at random from banks. */
export function DrawsPanel({ place, draws, sections, mayEdit }: DrawsPanelProps) {
  const t = useTranslations("banks.draws");
  const router = useRouter();
  const [open, setOpen] = useState<{ draw: ListedDraw | null } | null>(null);
  const [isUpdating, setUpdating] = useState(false);
  const close = () => {
    setOpen(null);
    setUpdating(false);
    router.refresh();
  };
  return (
    <section aria-labelledby="draws">
      <h2 id="draws" className="label">
        {t("title")}
      </h2>
      <p className="caption">{t("lead")}</p>
      {draws.length === 0 && <p className="muted mbs-2">{t("none")}</p>}
      <ul className="mbs-3 flex flex-col gap-6 empty:hidden">
        {draws.map((draw) => (
          <DrawLine
            key={draw.key}
            place={place}
            draw={draw}
            sections={sections}
            mayEdit={mayEdit}
            onEdit={() => setOpen({ draw })}
            onChanged={() => router.refresh()}
          />
        ))}
      </ul>
      {mayEdit && (
        <div className="row row--tight mbs-3">
          <Button size="small" icon="plus" onClick={() => setOpen({ draw: null })}>
            {t("add")}
          </Button>
          {draws.some(({ isOpen }) => isOpen) && (
            <Button size="small" look="quiet" icon="rotate-ccw" onClick={() => setUpdating(true)}>
              {t("update")}
            </Button>
          )}
        </div>
      )}
      <Dialog
        open={open !== null}
        onClose={close}
        title={t(open?.draw ? "editTitle" : "addTitle")}
        description={t("why")}
      >
        <DrawForm place={place} draw={open?.draw ?? null} sections={sections} onClose={close} />
      </Dialog>
      <Dialog open={isUpdating} onClose={close} title={t("updateTitle")} description={t("updateWhy")}>
        <DrawUpdate place={place} draws={draws} onClose={close} />
      </Dialog>
    </section>
  );
}

interface DrawLineProps {
  place: AssessmentPlace;
  draw: ListedDraw;
  sections: readonly Section[];
  mayEdit: boolean;
  onEdit: () => void;
  onChanged: () => void;
}

function DrawLine({ place, draw, sections, mayEdit, onEdit, onChanged }: DrawLineProps) {
  const t = useTranslations("banks.draws");
  const words = useTranslations("banks");
  const { key: drawKey, bankTitle, isOpen, pool, ...wanted } = draw;
  const { bankId, tags, difficulty, count, points, sectionKey, readAgain } = wanted;
  const at = sections.findIndex(({ key }) => key === sectionKey);
  const { isBusy, problem, run } = useCall({ place: "editor.errors" });
  const putBack = () =>
    void run(async () => {
      await api.authoring.draws.save.mutate({ ...place, drawKey, ...wanted });
      onChanged();
    });
  const remove = () =>
    void run(async () => {
      await api.authoring.draws.remove.mutate({ ...place, drawKey });
      onChanged();
      const action = isOpen ? { name: words("undo"), run: putBack } : undefined;
      showToast({ words: t("removed"), ...(action && { action }) });
    });
  return (
    <li>
      <p dir="auto">{isOpen ? <a href={`/instructor/banks/${bankId}`}>{bankTitle}</a> : bankTitle}</p>
      <p className="caption">{t("summary", { count, pool: pool.length, points })}</p>
      <FactsLine>
        {at >= 0 && <span dir="auto">{sections[at]?.title.trim() || t("sectionName", { number: at + 1 })}</span>}
        {difficulty !== null && <span>{words(`difficulties.${difficulty as 1 | 2 | 3}`)}</span>}
        {tags.length > 0 && <span dir="auto">{tags.join(", ")}</span>}
        {readAgain.length > 0 && <span>{t("readAgain", { count: readAgain.length })}</span>}
      </FactsLine>
      {pool.length < count && <StandingError>{t("short", { pool: pool.length })}</StandingError>}
      <details className="mbs-1">
        <summary className="caption">{t("pool", { count: pool.length })}</summary>
        <ul>
          {pool.map(({ text }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: questions may say the same, and none of them moves
            <li key={at} dir="auto">
              {text}
            </li>
          ))}
        </ul>
      </details>
      {!isOpen && <p className="caption">{t("foreign")}</p>}
      <ErrorLine words={problem} />
      {mayEdit && (
        <div className="row row--tight mbs-1">
          {isOpen && (
            <Button size="small" look="quiet" icon="pencil" onClick={onEdit}>
              {t("edit")}
            </Button>
          )}
          <Button size="small" look="quiet" icon="archive" disabled={isBusy} onClick={remove}>
            {t("remove")}
          </Button>
        </div>
      )}
    </li>
  );
}
