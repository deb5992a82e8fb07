"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { TextArea } from "@/components/form/text-area";
import { Button } from "@/components/ui/button";
import { longestModuleDescription } from "@/features/authoring/outline/schema";
import type { ShownModule } from "@/features/authoring/server/outline/get-outline";

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
    <p className="mod__about caption" dir="auto">
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
      className="mod__about stack"
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
