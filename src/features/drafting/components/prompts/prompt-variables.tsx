"use client";
import { useTranslations } from "next-intl";
import { briefVariables, stageVariables } from "@/features/drafting/prompts";
import type { Stage } from "@/features/drafting/suggestions";
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
      <h2 id="variables">{t("title")}</h2>
      <p className="caption">{t("why")}</p>
      {groups
        .filter(({ names }) => names.length > 0)
        .map(({ id, names }) => (
          <section key={id} aria-labelledby={`variables-${id}`}>
            <h3 id={`variables-${id}`} className="label">
              {t(id)}
            </h3>
            <ul className="variables">
              {names.map((name) => (
                <li key={name}>
                  <button type="button" className="linkish mono" dir="ltr" onClick={() => onInsert(name)}>
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
