"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { SelectField } from "@/components/form/select-field";
import { Switch } from "@/components/form/switch";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import { SaveDialog } from "@/features/administration/components/save-dialog";
import type { ListedTestimonial } from "@/features/administration/server/testimonials/list-testimonials";
import { longestVoice, longestVoiceName, longestVoiceRole } from "@/features/administration/testimonials/rules";
import type { SaveTestimonial } from "@/features/administration/testimonials/schema";
import { uuidV7 } from "@/lib/uuid-v7";
import { VoicePictureField } from "./voice-picture-field";

interface TestimonialDialogProps {
  /** The one that is changed; none for a new one. */
  testimonial?: ListedTestimonial;
  /** What was done, for whoever does not see the list change. */
  onSaid: (words: string) => void;
  onClose: () => void;
}

const stars = [5, 4, 3, 2, 1] as const;

const firstOf = (of: ListedTestimonial | undefined): SaveTestimonial => ({
  testimonialId: of?.id ?? uuidV7(),
  seen: of?.mark ?? null,
  name: of?.name ?? "",
  role: of?.role ?? "",
  content: of?.content ?? "",
  rating: of?.rating ?? 5,
  isFeatured: of?.isFeatured ?? true,
  pictureId: of?.pictureId ?? null,
});

/** Someone's words, with who they are. Wants a FilePickerProvider above. */
export function TestimonialDialog({ testimonial, onSaid, onClose }: TestimonialDialogProps) {
  const t = useTranslations("testimonials");
  const [wish, setWish] = useState(() => firstOf(testimonial));
  const change = (part: Partial<SaveTestimonial>) => setWish((now) => ({ ...now, ...part }));

  return (
    <SaveDialog
      title={testimonial ? t("form.change", { name: testimonial.name }) : t("form.new")}
      words={{ save: t("form.save"), close: t("form.close") }}
      isReady={wish.name.trim() !== "" && wish.content.trim() !== ""}
      onSave={() => api.testimonials.save.mutate(wish)}
      onSaved={() => onSaid(t("form.saved", { name: wish.name }))}
      onClose={onClose}
    >
      <TextField
        label={t("form.name")}
        dir="auto"
        maxLength={longestVoiceName}
        value={wish.name}
        onChange={({ target }) => change({ name: target.value })}
      />
      <TextField
        label={t("form.role")}
        hint={t("form.roleHint")}
        dir="auto"
        maxLength={longestVoiceRole}
        value={wish.role}
        onChange={({ target }) => change({ role: target.value })}
      />
      <TextArea
        label={t("form.content")}
        dir="auto"
        rows={4}
        maxLength={longestVoice}
        value={wish.content}
        onChange={({ target }) => change({ content: target.value })}
      />
      <VoicePictureField
        shown={testimonial?.pictureId === wish.pictureId ? (testimonial?.picture ?? null) : null}
        hasPicture={wish.pictureId !== null}
        onPicture={(pictureId) => change({ pictureId })}
      />
      <SelectField
        label={t("form.rating")}
        choices={stars.map((count) => ({ value: `${count}`, label: t("stars", { count }) }))}
        value={`${wish.rating}`}
        onChange={({ target }) => change({ rating: Number(target.value) })}
      />
      <Switch
        label={t("form.featured")}
        checked={wish.isFeatured}
        onChange={({ target }) => change({ isFeatured: target.checked })}
      />
    </SaveDialog>
  );
}
