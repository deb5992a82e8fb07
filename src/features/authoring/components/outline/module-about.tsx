"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { TextArea } from "@/components/form/text-area";
import { Button } from "@/components/ui/button";
import { longestModuleDescription } from "@/features/authoring/outline/schema";
import type { ShownModule } from "@/features/authoring/server/outline/get-outline";

/** Of what is said of a module, below its line. */
export const moduleAboutClass = "max-inline-192 ps-16 pbe-2 max-phone:ps-0";

export interface ModuleAboutProps {
  module: ShownModule;
  number: number;
  isDescribing: boolean;
  onDescribed: (description: string | null) => void;
}

/** What the module is about, or the field in which it is said. */
export function ModuleAbout({ module, number, isDescribing, onDescribed }: ModuleAboutProps) {
  if (isDescribing) return <AboutField given={module.description} number={number} onDone={onDescribed} />;
  if (module.about === "") return null;
  return (
    <p className={`${moduleAboutClass} caption whitespace-pre-line`} dir="auto">
      {module.about}
    </p>
  );
}

interface FieldProps {
  given: string;
  number: number;
  onDone: (description: string | null) => void;
}

/** Kept with Ctrl and Enter, by the button and by leaving it; put back with Escape. */
function AboutField({ given, number, onDone }: FieldProps) {
  const t = useTranslations("authoring.outline");
  const [typed, setTyped] = useState(given);
  const keep = () => onDone(typed.trim() === given ? null : typed.trim());
  return (
    <form
      className={`${moduleAboutClass} stack`}
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) keep();
      }}
    >
      <TextArea
        label={t("about", { number })}
        hint={t("aboutHint")}
        rows={3}
        maxLength={longestModuleDescription}
        dir="auto"
        value={typed}
        autoFocus
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") onDone(null);
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) keep();
        }}
      />
      <Button type="submit" size="small">
        {t("keepAbout")}
      </Button>
    </form>
  );
}
