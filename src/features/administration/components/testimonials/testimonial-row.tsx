"use client";
import { useTranslations } from "next-intl";
import type { PointerEvent } from "react";
import { RowGrip, RowWords } from "@/components/lists/sortable-list";
import { actsClass } from "@/components/lists/things";
import { Button } from "@/components/ui/button";
import { RowButtons } from "@/components/ui/row-buttons";
import { Tag } from "@/components/ui/tag";
import type { ListedTestimonial } from "@/features/administration/server/testimonials/list-testimonials";
import { VoicePicture } from "./voice-picture";

interface TestimonialRowProps {
  testimonial: ListedTestimonial;
  place: number;
  of: number;
  onLift: (event: PointerEvent) => void;
  onEdit: () => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
}

/** Whose words they are, the words, and what can be done with them. */
export function TestimonialRow({ testimonial, place, of, onLift, onEdit, onMove, onRemove }: TestimonialRowProps) {
  const t = useTranslations("testimonials");
  const { name, role, content, rating, isFeatured, picture } = testimonial;
  return (
    <>
      <RowGrip title={t("drag")} onLift={onLift} />
      <RowWords>
        {picture && <VoicePicture src={picture.src} alt={picture.alt} />}
        <p className="row row--tight">
          <b dir="auto">{name}</b>
          {isFeatured && <Tag icon="star">{t("featured")}</Tag>}
        </p>
        <p dir="auto">{content}</p>
        <p className="caption" dir="auto">
          {role && `${role} · `}
          {t("stars", { count: rating })}
        </p>
      </RowWords>
      <div className={actsClass}>
        <Button look="quiet" size="small" iconOnly icon="pencil" onClick={onEdit}>
          {t("edit", { name })}
        </Button>
        <RowButtons
          place={place}
          of={of}
          words={{ up: t("up", { name }), down: t("down", { name }), remove: t("remove", { name }) }}
          onMove={onMove}
          onRemove={onRemove}
        />
      </div>
    </>
  );
}
