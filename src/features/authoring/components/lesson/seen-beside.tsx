"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useMemo, useRef, useState, useTransition } from "react";
import { CheckRow } from "@/components/form/check-row";
import { savedStore } from "@/components/form/tell-saved";
import { Button } from "@/components/ui/button";
import { Segmented } from "@/components/ui/segmented";
import { type SeenAs, seenAs } from "@/features/authoring/lesson/rules";
import { SeenFrame } from "./seen-frame";

/** What was stored when the view was asked for: a save that came while the server made it is not in it. */
let asked = savedStore.read();

/** The view was opened or closed by hand: what was pressed for it is gone, so the focus goes to what came in its place. */
let isFocusLost = false;

function useFoundFocus<Found extends HTMLElement>() {
  const found = useRef<Found>(null);
  useEffect(() => {
    if (isFocusLost) found.current?.focus();
    isFocusLost = false;
  }, []);
  return found;
}

/** The way to another view of this page: the address names who looks, so that a reload keeps it. */
function useSeenAs() {
  const router = useRouter();
  const [isPending, start] = useTransition();
  const look = (as: SeenAs | null) => {
    asked = savedStore.read();
    start(() => router.replace(as === null ? window.location.pathname : `?as=${as}`, { scroll: false }));
  };
  return { look, isPending };
}

/** Opens the view beside the editor. */
export function SeenButton() {
  const t = useTranslations("authoring.seen");
  const { look, isPending } = useSeenAs();
  const button = useFoundFocus<HTMLButtonElement>();
  const open = () => {
    isFocusLost = true;
    look("enrolled");
  };
  return (
    <Button ref={button} size="small" icon="eye" aria-busy={isPending} onClick={open}>
      {t("title")}
    </Button>
  );
}

interface BesideProps {
  as: SeenAs;
  /** The lesson as they see it, from the server. */
  children: ReactNode;
}

/** The lesson as it is now in the eyes of someone else, beside the editor; made again after each save. */
export function SeenBeside({ as, children }: BesideProps) {
  const t = useTranslations("authoring.seen");
  const inside = useTranslations("media.content");
  const router = useRouter();
  const { look, isPending } = useSeenAs();
  const [isPhone, setPhone] = useState(false);
  const heading = useFoundFocus<HTMLHeadingElement>();
  const close = () => {
    isFocusLost = true;
    look(null);
  };
  useEffect(() => {
    const renew = () => {
      if (savedStore.read().kind === "saved") router.refresh();
    };
    if (savedStore.read() !== asked) renew();
    return savedStore.subscribe(renew);
  }, [router]);
  const words = useMemo(
    () => ({ copied: inside("copied"), formula: inside("formulaRegion", { number: "{number}" }) }),
    [inside],
  );
  return (
    <section
      className="sticky inset-bs-[var(--course-header-height,6.5rem)] grid block-[calc(100dvb_-_var(--course-header-height,6.5rem))] grid-cols-[minmax(0,1fr)] grid-rows-[auto_auto_minmax(0,1fr)] max-tablet:static max-tablet:block-[85dvb]"
      aria-labelledby="seen-beside"
      aria-busy={isPending}
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-1">
        <h2 id="seen-beside" className="label" ref={heading} tabIndex={-1}>
          {t("title")}
        </h2>
        <Segmented
          label={t("as")}
          value={as}
          segments={seenAs.map((value) => ({ value, name: t(`who.${value}`) }))}
          onChange={look}
        />
        <CheckRow label={t("phone")} checked={isPhone} onChange={(event) => setPhone(event.target.checked)} />
        <Button size="small" look="quiet" icon="x" className="end" onClick={close}>
          {t("close")}
        </Button>
      </div>
      <p className="caption border-line border-be px-4 pbe-2" role="status">
        {isPending ? t("loading") : t(`means.${as}`)}
      </p>
      <div className="grid min-block-0 justify-items-center bg-sunken">
        <SeenFrame title={t("frame", { who: t(`who.${as}`) })} isPhone={isPhone} words={words}>
          {children}
        </SeenFrame>
      </div>
    </section>
  );
}
