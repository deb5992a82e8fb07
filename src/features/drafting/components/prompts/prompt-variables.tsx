"use client";
import { useTranslations } from "next-intl";
import { briefVariables, stageVariables } from "@/features/drafting/prompts";
import type { Stage } from "@/features/drafting/suggestions";
import { PromptHeading } from "./prompt-layout";
import { variableName } from "./variable-name";

type Name = (typeof briefVariables)[number] | (typeof stageVariables)[Stage][number];

/** What a prompt may name and what stands for it; pressed, it is put into the text. */
export function PromptVariables({ stage, onInsert }: { stage: Stage; onInsert: (name: string) => void }) {
  const t = useTranslations("prompts.variables");
  const own: readonly Name[] = stageVariables[stage];
  const groups: readonly { id: "stage" | "brief"; names: readonly Name[] }[] = [
    { id: "stage", names: own },
    { id: "brief", names: briefVariables },
  ];
  return (
    <section aria-labelledby="variables">
      <PromptHeading id="variables">{t("title")}</PromptHeading>
      <p className="caption mbe-3">{t("why")}</p>
      {groups
        .filter(({ names }) => names.length > 0)
        .map(({ id, names }) => (
          <section key={id} className="mbs-4" aria-labelledby={`variables-${id}`}>
            <h3 id={`variables-${id}`} className="label">
              {t(id)}
            </h3>
            <ul>
              {names.map((name) => (
                <li key={name} className="grid py-1">
                  <button
                    type="button"
                    className="link mono justify-self-start min-block-6 text-[0.8125rem] pointer-coarse:min-block-11"
                    dir="ltr"
                    onClick={() => onInsert(name)}
                  >
                    <span className="visually-hidden">{t("insert", { name: variableName(name) })}</span>
                    <span aria-hidden="true">{variableName(name)}</span>
                  </button>
                  <span className="caption">
                    {t(name)}
                    {id === "stage" && `; ${t("required")}`}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
    </section>
  );
}
