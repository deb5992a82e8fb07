"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Tag } from "@/components/ui/tag";
import { GateFields } from "@/features/authoring/components/gates/gate-fields";
import type { ShownModule } from "@/features/authoring/server/outline/get-outline";
import { moduleAboutClass } from "./module-about";
import type { OutlineView } from "./outline-view";

/** The module waits for something. */
export function GatedTag() {
  const t = useTranslations("gates.author");
  return <Tag icon="lock">{t("gated")}</Tag>;
}

interface ModuleGateProps {
  module: ShownModule;
  number: number;
  view: OutlineView;
  onDone: () => void;
}

/** What has to hold before the lessons of a module open, kept as it is chosen. */
export function ModuleGate({ module, number, view, onDone }: ModuleGateProps) {
  const t = useTranslations("gates.author");
  return (
    <section className={`${moduleAboutClass} stack`} aria-label={t("ofModule", { number })}>
      <p className="caption">{t("hint")}</p>
      <GateFields
        gate={module.gate}
        onGate={(gate) => view.actions.setModuleGate(module.id, gate)}
        ownId={module.id}
        outline={view.actions.outline}
        mayEdit={view.mayEdit}
      />
      <Button
        size="small"
        onClick={(event) => {
          const head = event.currentTarget.closest("[data-module]");
          head?.querySelector<HTMLElement>("[data-head] [aria-haspopup]")?.focus();
          onDone();
        }}
      >
        {t("keep")}
      </Button>
    </section>
  );
}
