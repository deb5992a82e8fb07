"use client";
import { useTranslations } from "next-intl";
import { type ChangeEvent, type ReactNode, useRef, useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { tellSaved } from "@/components/form/tell-saved";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { portraitTypes } from "@/features/media/portrait";
import { type PictureOf, sendPicture } from "@/features/profiles/hooks/send-picture";
import { ProfilePicture } from "./profile-picture";

const removals = {
  profile: () => api.profiles.removePicture.mutate(),
  instructor: () => api.instructors.removePortrait.mutate(),
  cover: () => api.instructors.removeCover.mutate(),
} as const;

interface Props {
  given: string | null;
  /** The profile's, or one of those on the page as an instructor. */
  of: PictureOf;
  /** What is beneath it. */
  children?: ReactNode;
}

/** An image of oneself: chosen, replaced, removed. It is cut to its shape on its way in. */
export function PictureField({ given, of, children }: Props) {
  const own = useTranslations("profiles.own");
  const t = (key: "title" | "alt" | "none" | "hint" | "choose" | "replace" | "remove") =>
    own(`${of === "cover" ? "cover" : "picture"}.${key}`);
  const labelId = `label-${of}`;
  const { isBusy, problem, run } = useCall({ onRefused: () => tellSaved({ kind: "idle" }) });
  const input = useRef<HTMLInputElement>(null);
  const [picture, setPicture] = useState(given);
  const work = (change: () => Promise<{ picture: string | null; savedAt: string | Date }>) =>
    run(async () => {
      tellSaved({ kind: "saving" });
      const saved = await change();
      setPicture(saved.picture);
      tellSaved({ kind: "saved", at: new Date(saved.savedAt) });
    });
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    if (file) void work(() => sendPicture(file, of));
    // The same file can be chosen again, after it was refused.
    target.value = "";
  };
  const remove = () => work(async () => ({ ...(await removals[of]()), picture: null }));
  return (
    <div className="stack [--gap:var(--s-1)] [&+&]:mbs-6">
      <p className="label" id={labelId}>
        {t("title")}
      </p>
      {picture ? (
        <ProfilePicture of={of === "cover" ? "cover" : "portrait"} src={picture} alt={t("alt")} />
      ) : (
        <p className="muted">{t("none")}</p>
      )}
      <p className="field__hint">{t("hint")}</p>
      <ErrorLine words={problem} />
      <div className="row">
        <Button size="small" icon="image" disabled={isBusy} onClick={() => input.current?.click()}>
          {t(picture ? "replace" : "choose")}
        </Button>
        {picture && (
          <Button size="small" look="quiet" icon="x" disabled={isBusy} onClick={remove}>
            {t("remove")}
          </Button>
        )}
        <input
          ref={input}
          type="file"
          hidden
          accept={portraitTypes.join(",")}
          aria-labelledby={labelId}
          onChange={choose}
        />
      </div>
      {children}
    </div>
  );
}
